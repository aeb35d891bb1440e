package dev.headgate.infra.orchestrator;

import dev.headgate.infra.stack.Finding;
import dev.headgate.infra.stack.ToolingNames;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/** The login of a Docker registry, for all builds. Made with the user {@code none}, who tells them that nobody has filled it in. */
final class DockerRegistrySecret extends Construct {

    DockerRegistrySecret(Construct scope, ToolingNames names) {
        super(scope, "DockerRegistry");
        Secret secret = Secret.Builder.create(this, "Secret")
                .secretName(names.names().dockerRegistrySecret())
                .description("Headgate: user and password of a Docker registry, for builds")
                .generateSecretString(SecretStringGenerator.builder()
                        .secretStringTemplate("{\"username\":\"none\"}")
                        .generateStringKey("password")
                        .build())
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        Finding.accept(
                secret,
                "AwsSolutions-SMG4",
                "It is a token of somebody else's registry, which only its owner can renew.");
    }
}
