package dev.headgate.benchmarks.coldstart;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ways in which a function's work is run. */
final class Variants {

    static final String TYPICAL = "typical";
    static final String BEFORE = "before";
    static final String UNPRIMED = "unprimed";
    static final String PRIMED = "primed";
    static final String RESTORED = "restored";
    static final String RESTORED_C1 = "restored, C1 alone";
    static final String CACHED = "AOT cache";
    static final String CACHED_PRIMED = "AOT cache, primed";

    private final ClassPaths paths;
    private final Launch launch;

    Variants(ClassPaths paths, Launch launch) {
        this.paths = paths;
        this.launch = launch;
    }

    /** Takes the event, and answers nothing. */
    Variant empty(Work work) {
        return plain(Variant.of("empty", paths.empty(), EmptyFunction.class.getName(), work.rehearsal()));
    }

    List<Variant> of(Work work, Path cache, Optional<Path> before) {
        List<Variant> all = new ArrayList<>();
        all.add(plain(Variant.of(TYPICAL, paths.typical(), TypicalFunction.class.getName(), work.rehearsal())
                .with(TypicalFunction.VARIABLE, work.function().getSimpleName())));
        before.ifPresent(jar -> all.add(
                plain(Variant.of(BEFORE, paths.lean(jar), work.function().getName(), work.rehearsal()))));
        Variant primed = plain(lean(work, PRIMED));
        all.add(primed.named(UNPRIMED).with("HEADGATE_PRIMING", "off"));
        all.add(primed);
        // What Lambda starts from a snapshot, it gives both compilers.
        all.add(lean(work, RESTORED).option("-XX:+UseSerialGC").fromSnapshot());
        all.add(plain(lean(work, RESTORED_C1)).fromSnapshot());
        all.add(primed.named(CACHED).with("HEADGATE_PRIMING", "off").option("-XX:AOTCache=" + cache));
        all.add(primed.named(CACHED_PRIMED).option("-XX:AOTCache=" + cache));
        return all;
    }

    Variant lean(Work work, String name) {
        return Variant.of(name, paths.lean(), work.function().getName(), work.rehearsal());
    }

    /** The managed runtime's flags where there is no snapshot. */
    static Variant plain(Variant variant) {
        return variant.option("-XX:+UseSerialGC").option("-XX:TieredStopAtLevel=1");
    }

    /** The AOT cache of all functions, by the training that an image is built with. */
    Path trained(String classPath) throws Exception {
        Path cache = launch.folder().resolve("functions.aot");
        String log = launch.train(cache, classPath);
        if (!cache.toFile().exists()) {
            throw new IllegalStateException("The training run wrote no cache: " + log);
        }
        return cache;
    }

    Path lambdaJar() {
        return paths.lambdaJar();
    }

    /** Of another copy of the jar. */
    String classPath(Path jar) {
        return paths.lean(jar);
    }
}
