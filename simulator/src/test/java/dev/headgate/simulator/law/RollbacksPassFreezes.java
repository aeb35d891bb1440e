package dev.headgate.simulator.law;

import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Fault.Fact;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Whoever freezes production wants it to stay as it was: that is what a rollback brings. */
final class RollbacksPassFreezes implements Law {

    private final Set<String> told = new HashSet<>();

    @Override
    public String promise() {
        return "A rollback never waits for what is frozen or closed, and never ends for it.";
    }

    @Override
    public void observe(Moment now, Consumer<String> broken) {
        now.deployments().stream()
                .filter(it -> it.plan().release().rollback())
                .filter(it -> it.windowWait().isPresent() || endsForIt(it))
                .filter(it -> told.add(it.id()))
                .forEach(it ->
                        broken.accept(it.id() + " is a rollback, and met " + it.windowWait() + ", " + it.cause()));
    }

    private static boolean endsForIt(Deployment deployment) {
        return deployment
                .cause()
                .flatMap(Cause::facts)
                .filter(it -> it.contains(Fact.WINDOW))
                .isPresent();
    }
}
