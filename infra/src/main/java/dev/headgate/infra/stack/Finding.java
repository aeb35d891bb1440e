package dev.headgate.infra.stack;

import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Validations;
import software.constructs.IConstruct;

/** A finding of cdk-nag that is accepted, next to the resource it is about. */
public final class Finding {

    private Finding() {}

    /**
     * Accepts a finding on a construct and all in it.
     *
     * @param rule with the finding in brackets where the rule has several, as in {@code AwsSolutions-IAM5[Resource::*]}
     */
    public static void accept(IConstruct on, String rule, String reason) {
        Validations.of(on)
                .acknowledge(Acknowledgment.builder().id(rule).reason(reason).build());
    }

    /** The finding of a wildcard in this resource. */
    public static String wildcard(String resource) {
        return "AwsSolutions-IAM5[Resource::" + resource + "]";
    }
}
