"""The exercise: the story behind the case, the clock, the world that follows, evaluation, debrief and proofs."""
