package dev.headgate.infra.orchestrator;

import dev.headgate.function.StayActive;
import dev.headgate.infra.stack.ToolingNames;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.RuleTargetInput;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.constructs.Construct;

/**
 * Calls each function once a day: one that nobody calls for two weeks loses its snapshot, and the first release after a quiet time
 * would wait for minutes. The watchdog's sweep does the same for the watchdog.
 */
final class DailyCall extends Construct {

    DailyCall(Construct scope, ToolingNames names, Functions functions) {
        super(scope, "DailyCall");
        Rule rule = Rule.Builder.create(this, "Rule")
                .ruleName(names.of("stay-active"))
                .description("Headgate: keeps Lambda from letting a function's snapshot go")
                .schedule(Schedule.rate(Duration.days(1)))
                .build();
        // Without a queue for what is not delivered: the next day's call makes up for it.
        Stream.of(functions.release(), functions.deployment(), functions.approval(), functions.widget())
                .forEach(function -> rule.addTarget(LambdaFunction.Builder.create(function.live())
                        .event(RuleTargetInput.fromObject(StayActive.EVENT))
                        .build()));
    }
}
