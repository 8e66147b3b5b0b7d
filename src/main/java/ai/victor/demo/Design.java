package ai.victor.demo;

import java.util.Locale;

/**
 * A drawing and how it is tagged.
 *
 * @param family empty where untagged, like aesthetic and niche
 * @param weight how often it is bought beside others
 */
record Design(String code, String name, String family, String aesthetic, String niche, int weight) {
    String slug() {
        return name.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
