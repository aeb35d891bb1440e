package dev.headgate.simulator.stepfunctions;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.EncryptionConfiguration;
import software.amazon.awssdk.services.sfn.model.LogLevel;
import software.amazon.awssdk.services.sfn.model.LoggingConfiguration;
import software.amazon.awssdk.services.sfn.model.TracingConfiguration;

/** What a state machine says of logs, traces and keys: it is kept and told, and nothing follows from it here. */
record MachineSettings(
        LoggingConfiguration logging, TracingConfiguration tracing, Optional<EncryptionConfiguration> encryption) {

    /** Of a state machine that says nothing. */
    static final MachineSettings DEFAULT = new MachineSettings(
            LoggingConfiguration.builder()
                    .level(LogLevel.OFF)
                    .includeExecutionData(false)
                    .build(),
            TracingConfiguration.builder().enabled(false).build(),
            Optional.empty());

    /** The same but for what is given anew. */
    MachineSettings with(
            @Nullable LoggingConfiguration newLogging,
            @Nullable TracingConfiguration newTracing,
            @Nullable EncryptionConfiguration newEncryption) {
        return new MachineSettings(
                Optional.ofNullable(newLogging).orElse(logging),
                Optional.ofNullable(newTracing).orElse(tracing),
                Optional.ofNullable(newEncryption).or(() -> encryption));
    }
}
