package dev.headgate.cli.doctor;

import java.util.List;
import software.amazon.awssdk.services.ecr.model.RepositoryScanningConfiguration;

/** Images are scanned when they are pushed, by a rule of the registry or by one of the repository. */
record ScanOnPushCheck(ExistingRepository repository) implements Check {

    @Override
    public String name() {
        return repository.owner().name() + " scan";
    }

    @Override
    public List<String> permissions() {
        return List.of("ecr:BatchGetRepositoryScanningConfiguration");
    }

    /** What does not exist is among the failures, and is no exception. */
    @Override
    public Result run() {
        return repository
                .ecr()
                .batchGetRepositoryScanningConfiguration(it -> it.repositoryNames(repository.name()))
                .scanningConfigurations()
                .stream()
                .findFirst()
                .map(this::judge)
                .orElseGet(() -> new Result.NotApplicable("there is no repository " + repository.name()));
    }

    private Result judge(RepositoryScanningConfiguration seen) {
        boolean scans =
                Boolean.TRUE.equals(seen.scanOnPush()) || "CONTINUOUS_SCAN".equals(seen.scanFrequencyAsString());
        if (scans) {
            return new Result.Fine("images of " + repository.name() + " are scanned when they are pushed");
        }
        String what = "images of " + repository.name() + " are not scanned when they are pushed";
        String cure = repository.command("put-image-scanning-configuration")
                + " --image-scanning-configuration scanOnPush=true";
        return repository.findingsBlock()
                ? new Result.Fault(what + ", and blockScanFindings refuses what was never scanned", cure)
                : new Result.Advice(what, cure);
    }
}
