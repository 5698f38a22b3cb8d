# frozen_string_literal: true

# Puma's own default is every interface.
bind "tcp://127.0.0.1:#{ENV.fetch('BROKER_PORT')}"
threads 1, 4
