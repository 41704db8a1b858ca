"""Passkeys (W3C Web Authentication): a device signs a question instead of a password, on https or on this machine.

The device itself asks for a finger or a PIN, so a passkey opens an account alone. The address of the server is part of
what is signed: a page that only looks like this one gets nothing that opens it.
"""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST
from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import (
    base64url_to_bytes,
    bytes_to_base64url,
    parse_authentication_credential_json,
    parse_client_data_json,
    parse_registration_credential_json,
)
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from jisr.press.speech import Speech
from jisr.store import doors, passkeys
from jisr.web.room.sessions import Present, anybody_in, enter, inside, now, room_here

VERIFIED = UserVerificationRequirement.REQUIRED
UNKNOWN = "This passkey opens no account here."
BAD = (WebAuthnException, ValueError, KeyError, TypeError)
LONGEST = 20_000


@require_POST
def ask(request: HttpRequest, tag: Speech) -> HttpResponse:
    """The question for whoever comes in: which account it is, the passkey says."""
    options = generate_authentication_options(rp_id=_host(request), user_verification=VERIFIED)
    passkeys.ask(bytes_to_base64url(options.challenge), now=now())
    return _json(options_to_json(options))


@require_POST
def come_in(request: HttpRequest, tag: Speech) -> HttpResponse:
    """The answer: good, and the browser is at the account."""
    room = room_here()
    account = _signer(request)
    if account is None or room is None:
        return _fault(tag, UNKNOWN if room is not None else "This exercise cannot be opened here. Ask the facilitator.")
    way = inside(request, tag, where=request.GET.get("next", "")).url
    return enter(JsonResponse({"next": way}), request, room, account=account, instead=True)


@require_POST
@anybody_in
def ask_new(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """The question to a device that shall hold a new key for the account."""
    if here.who.account is None:
        return _fault(tag, UNKNOWN)
    held = [base64url_to_bytes(key.credential) for key in passkeys.keys_of(here.who.account)]
    options = generate_registration_options(
        rp_id=_host(request), rp_name="Jisr", user_name=here.who.account_name,
        user_id=f"jisr-{here.who.account}".encode(),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=one) for one in held],
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=VERIFIED
        ),
    )  # fmt: skip
    passkeys.ask(bytes_to_base64url(options.challenge), now=now(), account=here.who.account)
    return _json(options_to_json(options))


@require_POST
@anybody_in
def add(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """The device made a key: its public half is kept."""
    account, typed = here.who.account, request.body[:LONGEST].decode(errors="replace")
    try:
        told = parse_registration_credential_json(typed)
        asked = parse_client_data_json(told.response.client_data_json).challenge
        if account is None or not passkeys.is_asked(bytes_to_base64url(asked), now=now(), account=account):
            return _fault(tag, "The question was answered already, or is too old. Try once more.")
        found = verify_registration_response(
            credential=told, expected_challenge=asked, expected_rp_id=_host(request), expected_origin=_origin(request),
            require_user_verification=True,
        )  # fmt: skip
    except BAD:
        return _fault(tag, "The device gave no key that can be kept.")
    name = request.GET.get("name", "").strip() or tag.say("Passkey")
    passkeys.add_key(
        account, credential=bytes_to_base64url(found.credential_id), public=found.credential_public_key,
        count=found.sign_count, name=name, now=now(),
    )  # fmt: skip
    return JsonResponse({"next": f"/{tag.language.tag}/room/secret"})


def _signer(request: HttpRequest) -> int | None:
    """The account whose passkey signed the question; nobody when anything is amiss."""
    try:
        told = parse_authentication_credential_json(request.body[:LONGEST].decode(errors="replace"))
        asked = parse_client_data_json(told.response.client_data_json).challenge
        key = passkeys.key_of(bytes_to_base64url(told.raw_id))
        if not passkeys.is_asked(bytes_to_base64url(asked), now=now()) or key is None:
            return None
        found = verify_authentication_response(
            credential=told, expected_challenge=asked, expected_rp_id=_host(request), expected_origin=_origin(request),
            credential_public_key=key.public, credential_current_sign_count=key.count, require_user_verification=True,
        )  # fmt: skip
    except BAD:
        return None
    passkeys.used(key.id, count=found.new_sign_count)
    return key.account if not doors.account(key.account).closed else None


def _host(request: HttpRequest) -> str:
    host = request.get_host()
    return host if host.endswith("]") else host.rpartition(":")[0] or host


def _origin(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"


def _json(text: str) -> HttpResponse:
    return HttpResponse(text, content_type="application/json", headers={"Cache-Control": "no-store"})


def _fault(tag: Speech, sentence: str) -> HttpResponse:
    return JsonResponse({"fault": tag.say(sentence)}, status=HTTPStatus.BAD_REQUEST)
