package dev.headgate.infra.orchestrator;

import dev.headgate.infra.stack.ToolingNames;
import dev.headgate.json.Json;
import java.nio.charset.StandardCharsets;
import software.amazon.awscdk.services.ssm.ParameterTier;
import software.amazon.awscdk.services.ssm.StringParameter;
import software.constructs.Construct;

/** The configuration as the functions read it: what headgate.yaml says, with every default filled in. */
final class ConfigurationParameter extends Construct {

    /** The most that a parameter of the advanced tier holds. */
    static final int MOST_BYTES = 8 * 1024;

    /** @throws IllegalArgumentException when the configuration is too large for one parameter */
    ConfigurationParameter(Construct scope, ToolingNames names) {
        super(scope, "Configuration");
        String json = Json.write(names.configuration());
        int bytes = json.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "The configuration takes " + bytes + " bytes as JSON, and a parameter holds " + MOST_BYTES
                            + ": split the services over several installations, each with an environmentSuffix");
        }
        StringParameter.Builder.create(this, "Parameter")
                .parameterName(names.names().configurationParameter())
                .description("Headgate's configuration, made of headgate.yaml: edit that and deploy")
                // Standard, which is free, up to 4 KB, and advanced above.
                .tier(ParameterTier.INTELLIGENT_TIERING)
                .stringValue(json)
                .build();
    }
}
