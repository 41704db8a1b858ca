"""Addresses of the law: permanent, readable; the name of a rule stands in its address as it is."""

from django.urls import URLPattern, path

from jisr.web.law import steps, views


def law_addresses() -> list[URLPattern]:
    """The addresses, once the converter of languages is registered."""
    return [
        path("<language:tag>/law/", views.start, name="law"),
        path("<language:tag>/law/rule/<path:rule>", views.rule, name="rule"),
        path("<language:tag>/law/of/<str:home>", views.home, name="home"),
        path("<language:tag>/law/subject/<str:subject>", views.subject, name="subject"),
        path("<language:tag>/law/role/<str:role>", views.role, name="role"),
        path("<language:tag>/law/measures", steps.measures, name="measures"),
        path("<language:tag>/law/measures/<str:measure>", steps.measure, name="measure"),
        path("<language:tag>/law/forms", steps.forms, name="forms"),
        path("<language:tag>/law/forms/<str:form>", steps.form, name="form"),
        path("<language:tag>/law/search", views.search, name="search"),
        path("<language:tag>/law/compare", views.comparison, name="compare"),
        path("<language:tag>/law/changes", views.changed, name="changes"),
        path("<language:tag>/law/limits", views.limits, name="limits"),
        path("<language:tag>/law/glossary", views.glossary, name="glossary"),
        path("<language:tag>/law/question", views.question, name="question"),
    ]
