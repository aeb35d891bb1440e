package dev.headgate.infra.stack;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.PermissionsBoundary;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** A stack that synthesizes without credentials, carries Headgate's tags and may be destroyed. */
public abstract class BaseStack extends Stack {

    public BaseStack(Construct scope, StackPlace place) {
        this(scope, place, false);
    }

    /** @param dense whether the template is written without indentation, which takes as much room as all the rest */
    public BaseStack(Construct scope, StackPlace place, boolean dense) {
        super(scope, place.name(), props(place, dense));
    }

    private static StackProps props(StackPlace place, boolean dense) {
        StackProps.Builder props = StackProps.builder()
                .stackName(place.name())
                .description(place.description())
                .env(Environment.builder()
                        .account(place.account())
                        .region(place.region())
                        .build())
                // By the stack and not by Tags.of: CloudFormation puts these on whatever can carry tags.
                .tags(new TreeMap<>(Map.of(
                        StackPlace.INSTALLATION, place.installation(), "headgate:environment", place.environment())))
                .suppressTemplateIndentation(dense)
                .terminationProtection(false);
        place.permissionsBoundary().map(PermissionsBoundary::fromName).ifPresent(props::permissionsBoundary);
        return props.build();
    }

    /** Two zones of any region, without asking AWS which it has: a look-up would need credentials to synthesize. */
    @Override
    public List<String> getAvailabilityZones() {
        return List.of(Fn.select(0, Fn.getAzs()), Fn.select(1, Fn.getAzs()));
    }
}
