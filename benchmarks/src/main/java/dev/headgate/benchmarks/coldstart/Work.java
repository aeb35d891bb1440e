package dev.headgate.benchmarks.coldstart;

import dev.headgate.function.ApprovalFunction;
import dev.headgate.function.DeploymentFunction;
import dev.headgate.function.Rehearsal;
import dev.headgate.function.Rehearsals;
import dev.headgate.function.ReleaseFunction;
import dev.headgate.function.WatchdogFunction;
import dev.headgate.function.WidgetFunction;

/** What each function is asked first: its most frequent event. */
enum Work {
    DEPLOYMENT(DeploymentFunction.class, "WatchDeployment, in the midst"),
    RELEASE(ReleaseFunction.class, "PlanRelease"),
    APPROVAL(ApprovalFunction.class, "approval-show"),
    WATCHDOG(WatchdogFunction.class, "watchdog-sweep"),
    WIDGET(WidgetFunction.class, "widget");

    private final Class<?> function;
    private final String event;

    Work(Class<?> function, String event) {
        this.function = function;
        this.event = event;
    }

    Class<?> function() {
        return function;
    }

    Rehearsal rehearsal() {
        return Rehearsals.of(function).stream()
                .filter(it -> it.name().equals(event))
                .findFirst()
                .orElseThrow();
    }
}
