package dev.headgate.aws;

import dev.headgate.signin.SignInSecret;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;

/**
 * Reads the page's secret of Secrets Manager by way of Systems Manager, whose client is there already, when it is first asked for.
 *
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/userguide/integration-ps-secretsmanager.html">Referencing secrets</a>
 */
public final class SsmSignInSecret implements Supplier<SignInSecret> {

    private final Lazy<SignInSecret> secret;

    public SsmSignInSecret(Supplier<SsmClient> client, String name) {
        secret = new Lazy<>(() -> SignInSecret.read(client.get()
                .getParameter(GetParameterRequest.builder()
                        .name(name)
                        .withDecryption(true)
                        .build())
                .parameter()
                .value()));
    }

    @Override
    public SignInSecret get() {
        return secret.get();
    }
}
