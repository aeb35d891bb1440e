package dev.headgate.infra.stack;

import dev.headgate.config.Configuration;
import dev.headgate.config.ParameterText;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.ssm.ParameterTier;
import software.amazon.awscdk.services.ssm.StringParameter;
import software.constructs.Construct;

/** A part of the configuration as the functions read it: what headgate.yaml says, with every default filled in. */
public final class ConfigurationParameter extends Construct {

    /** @param part what all services share, or one service */
    public ConfigurationParameter(Construct scope, String name, String description, Object part) {
        super(scope, "Configuration");
        // Not the id of the one parameter that earlier versions kept everything in: CloudFormation removes that last.
        StringParameter.Builder.create(this, "Part")
                .parameterName(name)
                .description(description + ", made of headgate.yaml: edit that and deploy")
                // Standard, which is free, up to 4 KB, and advanced above.
                .tier(ParameterTier.INTELLIGENT_TIERING)
                .stringValue(ParameterText.of(part))
                .build();
    }

    /**
     * Refuses a configuration of which some part is too long for a parameter.
     *
     * @throws IllegalArgumentException that names each such part and how to make it shorter
     */
    public static void check(Configuration configuration) {
        List<String> faults = new ArrayList<>();
        configuration.names().configurationParameters().of(configuration).forEach((name, text) -> {
            if (text.length() > ParameterText.MOST_BYTES) {
                faults.add(
                        ("the parameter %s would hold %d bytes, compressed, and Systems Manager takes %d. Release the"
                                        + " service into fewer environments, name fewer alarms and approvers in it, or split"
                                        + " headgate.yaml into installations with an environmentSuffix each")
                                .formatted(name, text.length(), ParameterText.MOST_BYTES));
            }
        });
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", faults));
        }
    }
}
