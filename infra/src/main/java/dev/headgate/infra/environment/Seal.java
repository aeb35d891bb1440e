package dev.headgate.infra.environment;

import dev.headgate.infra.balancing.Sealed;
import dev.headgate.infra.stack.EnvironmentServices.ServiceIn;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ssm.StringParameter;
import software.constructs.Construct;
import software.constructs.IDependable;

/**
 * Keeps a stack from updating what moves a service's traffic.
 *
 * <p>Unlike one that CodeDeploy deploys, such an ECS service lets CloudFormation update it: that would deploy the newest
 * revision of the family, whether it was ever released or not, past every gate; and an update of a rule puts users back on
 * what the template says (aws/aws-cdk#36649). So a parameter is made before them, whose logical id follows from all that they
 * say, and from the tags that the app gives their stack, which CloudFormation puts on them; its name does not. Another content
 * is another parameter of the same name, which Systems Manager refuses: CloudFormation goes back before it has come to
 * anything that waits for it.
 */
final class Seal extends Construct {

    /**
     * Seals these.
     *
     * @param parameter its name
     * @param after has to be there before
     */
    Seal(Construct scope, String parameter, ServiceIn it, IDependable after, List<Sealed<?>> all) {
        super(scope, "Seal");
        Stack stack = Stack.of(this);
        String content = checksum(text(List.of(
                stack.resolve(all.stream().map(Sealed::properties).toList()),
                stack.getTags().tagValues())));
        StringParameter made = StringParameter.Builder.create(this, "Of" + content)
                .parameterName(parameter)
                .description(
                        "What moves the traffic of " + it.service().name() + " in "
                                + it.environment().name()
                                + " stays as it was made: a stack that changes it fails here. See Sealed in docs/moving-to-ecs.md")
                .stringValue(content)
                .build();
        made.getNode().addDependency(after);
        all.forEach(one -> one.resource().getNode().addDependency(made));
    }

    /** The same for the same content, in whatever order its members come from JavaScript. */
    private static String text(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, String> sorted = new TreeMap<>();
                map.forEach((key, member) -> sorted.put(String.valueOf(key), text(member)));
                yield sorted.toString();
            }
            case List<?> list -> list.stream().map(Seal::text).toList().toString();
            // Whole numbers come back as they please.
            case Number number -> String.valueOf(number.longValue());
            case Object other -> String.valueOf(other);
        };
    }

    private static String checksum(String text) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(whole, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
