package dev.headgate.simulator.served;

import dev.headgate.config.Environment;
import dev.headgate.simulator.installation.World;
import dev.headgate.simulator.scenario.Run;
import dev.headgate.states.execution.ExecutionListener;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Gathers what has happened since it was last told. To be used on the loop's thread. */
final class Newsroom {

    private final Run run;
    private final Map<String, Long> changes = new HashMap<>();
    private final Map<String, List<Visible>> seen = new HashMap<>();
    private final Set<String> changed = new HashSet<>();
    private boolean executions;
    private boolean mails;

    /** Of a revision, what listener, tasks and target health tell. */
    private record Visible(String image, int percent, String status, int desired, int healthy) {}

    Newsroom(Run run) {
        this.run = run;
        run.world().tooling().sns().onMail(mail -> mails = true);
        run.world().stepFunctions().addListener(new ExecutionListener() {
            @Override
            public void executionStarted(String executionArn, Instant at, String input) {
                executions = true;
            }

            @Override
            public void executionRedriven(String executionArn, Instant at) {
                executions = true;
            }

            @Override
            public void executionEnded(String executionArn, ExecutionStatus status, Instant at) {
                executions = true;
            }
        });
    }

    /** Whether there is something to tell. */
    boolean hasNews() {
        run.service().environments().stream()
                .map(Environment::name)
                .filter(this::hasChanged)
                .forEach(changed::add);
        return executions || mails || !changed.isEmpty();
    }

    private boolean hasChanged(String environment) {
        World.Place place = run.world().place(run.service().name(), environment);
        long now = place.account().changes();
        Long before = changes.put(environment, now);
        // An account may be of several environments: only the look itself tells which of them has changed.
        if (before != null && before == now) {
            return false;
        }
        List<Visible> visible = place.account().trafficView(place.service()).revisions().stream()
                .map(it -> new Visible(it.image(), it.percent(), it.status(), it.desired(), it.healthy()))
                .toList();
        return !visible.equals(seen.put(environment, visible));
    }

    /** All of it, once. */
    News tell() {
        News news = new News(changed, executions, mails);
        changed.clear();
        executions = false;
        mails = false;
        return news;
    }
}
