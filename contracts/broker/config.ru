# frozen_string_literal: true

require 'pact_broker'

# A broker for our own tests and for trying things out: no example data, no environments of its own.
run(PactBroker::App.new do |config|
  config.database_url = "sqlite:///#{ENV.fetch('BROKER_DATABASE')}"
  config.log_stream = :stdout
  config.log_level = :warn
  config.seed_example_data = false
end)
