package ai.victor.demo;

import java.time.LocalDate;

/**
 * What an ad set cost on a day and what the platform says about it.
 *
 * @param claimedHundredths claimed purchases in hundredths, because one platform counts fractions
 */
record AdDay(
        LocalDate day,
        Campaign campaign,
        String adSet,
        long spend,
        long impressions,
        long clicks,
        long claimedHundredths,
        long claimedValue) {}
