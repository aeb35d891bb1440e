package dev.headgate.simulator.law;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** All laws, held against one run. */
public final class Laws {

    private final List<Law> laws = all();
    private final Set<String> breaches = new LinkedHashSet<>();

    /** Fresh ones, which have seen nothing. */
    static List<Law> all() {
        return List.of(
                new BlueOutlivesItsTraffic(),
                new TrafficGoesToHealthyTasks(),
                new TrafficMovesUnderTheLock(),
                new OneDeploymentPerPlace(),
                new StartsBelongToTheLock(),
                new NothingActsAfterItsEnd(),
                new BakesLast(),
                new GatesStandUntilPeopleDecide(),
                new DeployedMeansServing(),
                new RolledBackMeansBlueServes(),
                new EveryDeploymentEnds(),
                new NobodyIsLeftUntold(),
                new FailedReleasesAreTold(),
                new LocksAreGivenUp(),
                new WavesFollowSuccess(),
                new RepairsStand(),
                new RollbacksGoBack(),
                new OlderNeverReplacesNewer(),
                new HarmIsHeld(),
                new FreezesHold(),
                new RollbacksPassFreezes(),
                new ProductionServesInTheEnd());
    }

    public void observe(Moment now) {
        each(now.at(), (law, broken) -> law.observe(now, broken));
    }

    public void asked(Moment now, Act act) {
        each(now.at(), (law, broken) -> law.asked(now, act, broken));
    }

    public void reached(Moment now, Ending ending) {
        each(now.at(), (law, broken) -> law.reached(now, ending, broken));
    }

    public void atEnd(Moment now) {
        each(now.at(), (law, broken) -> law.atEnd(now, broken));
    }

    private void each(Instant at, BiConsumer<Law, Consumer<String>> check) {
        laws.forEach(law ->
                check.accept(law, how -> breaches.add(at + " " + law.getClass().getSimpleName() + ": " + how)));
    }

    /** How which law was broken, in the order in which it happened. */
    public List<String> breaches() {
        return List.copyOf(breaches);
    }
}
