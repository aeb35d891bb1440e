package dev.headgate.cli.init;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where an image is, when that is a repository of ECR. */
record EcrImage(String account, String region, String repository) {

    private static final Pattern URI = Pattern.compile(
            "(?<account>\\d{12})\\.dkr\\.ecr\\.(?<region>[a-z0-9-]+)\\.amazonaws\\.com/(?<repository>[^:@]+)([:@].*)?");

    /** @param image as a task definition names it */
    static Optional<EcrImage> of(String image) {
        Matcher uri = URI.matcher(image);
        return uri.matches()
                ? Optional.of(new EcrImage(uri.group("account"), uri.group("region"), uri.group("repository")))
                : Optional.empty();
    }

    boolean isIn(String someAccount, String someRegion) {
        return account.equals(someAccount) && region.equals(someRegion);
    }
}
