package dev.headgate.infra.orchestrator;

import dev.headgate.infra.stack.Finding;
import dev.headgate.infra.stack.ToolingNames;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/**
 * What the approval page seals its cookies by, and what it shows the issuer. Made with a key and without a client secret, which a
 * person fills in where the issuer has given one.
 */
final class PageSecret extends Construct {

    PageSecret(Construct scope, ToolingNames names) {
        super(scope, "PageSecret");
        Secret secret = Secret.Builder.create(this, "Secret")
                .secretName(names.names().signInSecret())
                .description("Headgate: the approval page's session key, and its client secret at the issuer")
                .generateSecretString(SecretStringGenerator.builder()
                        .secretStringTemplate("{\"clientSecret\":\"\"}")
                        .generateStringKey("sessionKey")
                        .passwordLength(64)
                        .excludePunctuation(true)
                        .build())
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        Finding.accept(
                secret,
                "AwsSolutions-SMG4",
                "Half of it is the issuer's, which only its owner can renew; a new key signs everybody out within half an hour.");
    }
}
