package dev.headgate.release;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecr.model.ImageScanStatus;
import software.amazon.awssdk.services.ecr.model.ScanStatus;

/** What each status of a scan means: an end without a result is not one that has not come yet. */
enum EcrScan {
    RESULT,
    GOES_ON;

    private static final String BUILD_ANEW = "build it on a base image that ECR can scan";

    /** @throws NoScanResultException when no result is to come, or by a status that is not known here */
    static EcrScan of(@Nullable ImageScanStatus said) {
        ScanStatus status = said == null ? null : said.status();
        return switch (status) {
            case null -> throw noResult(said, "ask ECR for its scan");
            // Basic scanning ends COMPLETE; enhanced scanning (Amazon Inspector) stays ACTIVE, and adds what becomes
            // known.
            case COMPLETE, ACTIVE -> RESULT;
            case IN_PROGRESS, PENDING -> GOES_ON;
            case FAILED ->
                throw noResult(said, isUnsupported(said) ? BUILD_ANEW : "start another scan of it, or push it again");
            case UNSUPPORTED_IMAGE -> throw noResult(said, BUILD_ANEW);
            case SCAN_ELIGIBILITY_EXPIRED ->
                throw noResult(
                        said, "enhanced scanning looks at images for a limited time after their push: push it again");
            case FINDINGS_UNAVAILABLE -> throw noResult(said, "look at Amazon Inspector in the registry's account");
            case LIMIT_EXCEEDED -> throw noResult(said, "wait until ECR scans again, and release it then");
            case IMAGE_ARCHIVED -> throw noResult(said, "restore it from the archive, or push it again");
            case UNKNOWN_TO_SDK_VERSION ->
                throw noResult(said, "this version of Headgate does not know that status: update it");
        };
    }

    /** Basic scanning has put it so: another scan would fail the same. */
    private static boolean isUnsupported(@Nullable ImageScanStatus said) {
        return Optional.ofNullable(said)
                .map(ImageScanStatus::description)
                .filter(it -> it.toLowerCase(Locale.ROOT).contains("unsupported"))
                .isPresent();
    }

    private static NoScanResultException noResult(@Nullable ImageScanStatus said, String cure) {
        String status = said == null ? "nothing" : String.valueOf(said.statusAsString());
        String words = Optional.ofNullable(said)
                .map(ImageScanStatus::description)
                .filter(it -> !it.isBlank())
                .map(it -> " (" + it + ")")
                .orElse("");
        return new NoScanResultException(
                "ECR says " + status + words + " of the image's scan, so there are no findings to go by",
                cure + ", or leave blockScanFindings out");
    }
}
