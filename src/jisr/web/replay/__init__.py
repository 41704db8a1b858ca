"""The step-by-step replay: every act of both parties, any moment by its address."""
