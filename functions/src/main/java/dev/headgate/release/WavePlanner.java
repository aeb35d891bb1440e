package dev.headgate.release;

import dev.headgate.config.Environment;
import dev.headgate.config.Names;
import dev.headgate.text.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lays out the deployments of a release, wave by wave. */
final class WavePlanner {

    private static final int ID_DIGITS = 12;

    private final Names names;
    private final StrategyNames backendNames;
    private final Execution execution;

    WavePlanner(Names names, StrategyNames backendNames, Execution execution) {
        this.names = names;
        this.backendNames = backendNames;
        this.execution = execution;
    }

    ReleasePlan.Deploy waves(Wanted wanted) {
        Release release = wanted.release(execution);
        SortedMap<Integer, List<DeploymentPlan>> byWave = new TreeMap<>();
        for (Environment environment : wanted.environments()) {
            byWave.computeIfAbsent(environment.wave(), wave -> new ArrayList<>())
                    .add(deployment(wanted, release, environment, deploymentId(wanted, environment)));
        }
        List<ReleasePlan.Wave> waves = byWave.entrySet().stream()
                .map(wave -> new ReleasePlan.Wave(wave.getKey(), wave.getValue()))
                .toList();
        return new ReleasePlan.Deploy(release, waves);
    }

    /** The one deployment of an execution that was started for it: the execution's name is its id. */
    DeploymentPlan alone(Wanted wanted) {
        return deployment(
                wanted, wanted.release(execution), wanted.environments().getFirst(), execution.name());
    }

    private DeploymentPlan deployment(Wanted wanted, Release release, Environment environment, String id) {
        return new DeploymentPlan(
                id,
                release,
                environment,
                wanted.service().container(),
                wanted.service().port(),
                backendNames.of(names, environment.rules().strategy()));
    }

    /** Readable, the same when planned again, and short enough for the name of an execution (80 characters). */
    private String deploymentId(Wanted wanted, Environment environment) {
        return wanted.service().name() + "-" + environment.name() + "-" + fingerprint(execution.arn());
    }

    private static String fingerprint(String text) {
        return Digest.hex(text).substring(0, ID_DIGITS);
    }
}
