package ai.victor.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** All that the shop sells. It is the same in every demo shop. */
final class Catalog {
    /** Aesthetic, family, niche, designs: the more popular first. An empty tag is one that the shop forgot to fill in. */
    private static final String DESIGNS = """
            gothic tarot|Midnight Arcana|tarot readers|The Moth,The Lantern
            gothic tarot|Midnight Arcana|night owls|Raven Court,Velvet Tower
            mushroom cottage|Forest Pantry|mushroom foragers|Chanterelle Parade,Toadstool Tea
            mushroom cottage|Forest Pantry|gardeners|Mossy Kettle,Snail Post
            vapor mall|Plaza 1987|synth fans|Food Court Sunset,Escalator Dream
            vapor mall|Plaza 1987||Mall Fountain,Neon Palm Atrium
            atomic diner|Orbit Grill|diner lovers|Satellite Shake,Boomerang Counter
            atomic diner|Orbit Grill|space fans|Rocket Waitress,Formica Moon
            folk embroidery|Village Thread|quilters|Two Roosters,Tulip Border
            folk embroidery|Village Thread|grandmothers|Painted Mare,Kitchen Wreath
            ink minimal|One Brush|tea drinkers|Heron Stroke,Quiet Pine
            ink minimal|One Brush|calligraphers|Empty Circle,River Line
            trail retro|Ranger Stripe|hikers|Switchback Club,Lake Cabin 77
            trail retro|Ranger Stripe|campers|Enamel Mug Society,Bear Crossing
            surf poster|Longboard Matinee|surfers|Dawn Patrol,Pier Sixteen
            surf poster|Longboard Matinee||Wax and Salt,Tide Chart
            bakery kawaii|Bun Friends|bakers|Sleepy Croissant,Mochi Choir
            bakery kawaii|Bun Friends|cat owners|Cat Loaf,Macaron Stack
            railway deco|Night Express|train watchers|Silver Zephyr,Dining Car
            railway deco|Night Express|travellers|Grand Terminal,Sleeper Nine
            brutal type|Concrete Press|typographers|Helvetica Weather,Slab
            brutal type|Concrete Press|teachers|Margin Notes,Bold Opinion
            lab notes|Beaker Club|scientists|Periodic Garden,Control Group
            lab notes|Beaker Club|nurses|Petri Dish Disco,Peer Review
            |House Marks||Tin Comet Badge,Comet Tail
            """;

    private static final int MOST_POPULAR = 26;

    private final List<Design> designs;
    private final List<Sku> skus;
    private final Weighted<Sku> all;
    private final Map<String, List<Sku>> byAesthetic;

    Catalog() {
        designs = designs();
        skus = designs.stream().flatMap(design -> skus(design).stream()).toList();
        all = Weighted.by(skus, Catalog::weight);
        byAesthetic = skus.stream()
                .collect(Collectors.groupingBy(
                        sku -> sku.design().aesthetic(), LinkedHashMap::new, Collectors.toUnmodifiableList()));
    }

    List<Design> allDesigns() {
        return designs;
    }

    List<Sku> allSkus() {
        return skus;
    }

    Sku any(Chance chance) {
        return chance.pick(all);
    }

    Sku ofAesthetic(String aesthetic, Chance chance) {
        return chance.pick(Weighted.by(skusOf(aesthetic), Catalog::weight));
    }

    /** All skus of the aesthetic; those without one are the untagged. */
    List<Sku> skusOf(String aesthetic) {
        return byAesthetic.getOrDefault(aesthetic, List.of());
    }

    static int weight(Sku sku) {
        return sku.design().weight()
                * sku.type().weight
                * sku.size().weight()
                / (sku.type().colours().size()
                                * sku.type().sizes().stream()
                                        .mapToInt(ProductType.Size::weight)
                                        .sum()
                                / 10
                        + 1);
    }

    private static List<Design> designs() {
        var designs = new ArrayList<Design>();
        DESIGNS.lines().map(line -> line.split("\\|")).forEach(cells -> {
            for (var name : cells[3].split(",")) {
                var number = designs.size() + 1;
                // The first of a family sells best, and some families sell better than others.
                var weight = MOST_POPULAR - (number % 2 == 0 ? 9 : 0) - number * 7 % 13;
                designs.add(new Design(
                        String.format(Locale.ROOT, "TC%02d", number), name, cells[1], cells[0], cells[2], weight));
            }
        });
        return Collections.unmodifiableList(designs);
    }

    private static List<Sku> skus(Design design) {
        var number = Integer.parseInt(design.code().substring(2));
        var skus = new ArrayList<Sku>();
        for (var type : typesOf(design, number)) {
            var method = type.printMethods.get((number + type.ordinal()) % type.printMethods.size());
            var supplier = supplierOf(design, type, number);
            var price = type.price + number % 3 * 100L * (type == ProductType.STICKER ? 0 : 1);
            for (var colour : type.colours()) {
                for (var size : type.sizes()) {
                    var code = "%s-%s-%s-%s"
                            .formatted(
                                    design.code(),
                                    type.code,
                                    colour.substring(0, 3).toUpperCase(Locale.ROOT),
                                    size.name().replace(" ", "").toUpperCase(Locale.ROOT));
                    skus.add(new Sku(code, design, type, colour, size, method, supplier, price + size.surcharge()));
                }
            }
        }
        return skus;
    }

    /** Each design is sold on five products or so, always on a t-shirt and on one that is warm. */
    private static Set<ProductType> typesOf(Design design, int number) {
        var types = EnumSet.of(ProductType.T_SHIRT, number % 2 == 0 ? ProductType.HOODIE : ProductType.SWEATSHIRT);
        if (design.aesthetic().equals(DemoShop.LOSING_AESTHETIC)) {
            types.add(ProductType.HOODIE);
            types.add(ProductType.POSTER);
            return types;
        }
        var others = List.of(
                ProductType.MUG,
                ProductType.STICKER,
                ProductType.POSTER,
                ProductType.TOTE,
                ProductType.PHONE_CASE,
                ProductType.MUG,
                ProductType.HOODIE);
        for (var i = 0; i < 4; i++) {
            types.add(others.get((number + 2 * i) % others.size()));
        }
        return types;
    }

    private static Supplier supplierOf(Design design, ProductType type, int number) {
        if (design.aesthetic().equals(DemoShop.LOSING_AESTHETIC) && type == ProductType.HOODIE) {
            return DemoShop.DEARER_SUPPLIER;
        }
        return switch ((number / 2 + type.ordinal()) % 7) {
            case 0, 1, 2 -> Supplier.PRINTIFY;
            case 3, 4 -> Supplier.PRINTFUL;
            case 5 -> number % 2 == 0 ? Supplier.PRINTFUL : Supplier.PRINTIFY;
            default -> Supplier.SPOD;
        };
    }
}
