package dev.headgate.infra.orchestrator;

import dev.headgate.config.Configuration;
import dev.headgate.infra.stack.ToolingNames;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/**
 * Encrypts what the orchestrator keeps and sends. The keys that AWS manages would not do: alarms cannot publish to a
 * topic that is encrypted by one of those.
 */
final class ToolingKey extends Construct {

    private final Key key;

    ToolingKey(Construct scope, ToolingNames names) {
        super(scope, "Encryption");
        Configuration configuration = names.configuration();
        key = Key.Builder.create(this, "Key")
                .alias("alias/" + names.of("orchestrator"))
                .description("Headgate's table and topics")
                .enableKeyRotation(true)
                .pendingWindow(Duration.days(7))
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        key.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("WhoeverMayUseTableAndTopics")
                .principals(List.of(new AnyPrincipal()))
                .actions(List.of(
                        "kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"))
                .resources(List.of("*"))
                .conditions(Map.of(
                        "StringEquals",
                        new TreeMap<>(Map.of(
                                "kms:CallerAccount",
                                configuration.account(),
                                "kms:ViaService",
                                List.of(via("dynamodb", configuration), via("sns", configuration))))))
                .build());
        // CloudWatch names its account to KMS; EventBridge does not (SNS, key management), so no rule publishes by
        // itself.
        key.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("Alarms")
                .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                .actions(List.of("kms:Decrypt", "kms:GenerateDataKey*"))
                .resources(List.of("*"))
                .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", configuration.account())))
                .build());
    }

    IKey key() {
        return key;
    }

    private static String via(String service, Configuration configuration) {
        return service + "." + configuration.region() + ".amazonaws.com";
    }
}
