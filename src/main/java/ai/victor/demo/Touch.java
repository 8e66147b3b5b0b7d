package ai.victor.demo;

import java.util.Optional;

/**
 * What brought a visit: the UTM parameters of its link.
 *
 * @param campaign utm_campaign, empty where the link has none
 * @param paid the advertising campaign, if it was one
 */
record Touch(String source, String medium, String campaign, Optional<Campaign> paid) {
    static Touch of(String source, String medium, String campaign) {
        return new Touch(source, medium, campaign, Optional.empty());
    }

    boolean metaRetargeting() {
        return paid.filter(Campaign::metaRetargeting).isPresent();
    }
}
