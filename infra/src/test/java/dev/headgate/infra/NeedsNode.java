package dev.headgate.infra;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips tests where CDK cannot run: its Java library is a front for a Node.js process. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsNode.Condition.class)
public @interface NeedsNode {

    /** Looks for {@code node} as jsii does: in JSII_NODE, then on the PATH. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return isThere()
                    ? ConditionEvaluationResult.enabled("node was found")
                    : ConditionEvaluationResult.disabled(
                            "CDK needs Node.js, and there is no node on the PATH: install Node.js 20 or later to test infra");
        }

        private static boolean isThere() {
            return System.getenv("JSII_NODE") != null || Programs.isOnThePath("node");
        }
    }
}
