package dev.headgate.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.release.Image;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;

/** A release reaches every container that runs its image, and no other. */
class ContainerImagesTest {

    private static final String REPOSITORY = "111122223333.dkr.ecr.us-east-1.amazonaws.com/web";
    private static final Image IMAGE = new Image(REPOSITORY, "sha256:" + "7f".repeat(32), Optional.empty());

    @Test
    void everyContainerOfTheRepositoryGetsTheImage() {
        for (String image : List.of(REPOSITORY + ":v2", REPOSITORY + "@" + IMAGE.digest(), REPOSITORY)) {
            assertThat(imageOfOther(image)).isEqualTo(IMAGE.reference());
        }
    }

    @Test
    void containersOfOtherRepositoriesStayAsTheyAre() {
        for (String image : List.of(REPOSITORY + "-envoy:1", "localhost:5000/web", "web")) {
            assertThat(imageOfOther(image)).isEqualTo(image);
        }
    }

    @Test
    void theConfiguredContainerGetsItWhateverItRanBefore() {
        assertThat(ContainerImages.replace("web:1", List.of(container("web", "hello-app:1.0")), "web", IMAGE))
                .singleElement()
                .extracting(ContainerDefinition::image)
                .isEqualTo(IMAGE.reference());
    }

    private static String imageOfOther(String image) {
        return ContainerImages.replace(
                        "web:1", List.of(container("web", REPOSITORY + ":v2"), container("other", image)), "web", IMAGE)
                .getLast()
                .image();
    }

    private static ContainerDefinition container(String name, String image) {
        return ContainerDefinition.builder().name(name).image(image).build();
    }
}
