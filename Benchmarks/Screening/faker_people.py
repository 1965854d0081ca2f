#!/usr/bin/env python3
"""Writes ordinary people made with Faker (PyPI) as a batch for `bonafide screen`: name and birth date, many locales.

    pip install faker
    Benchmarks/Screening/faker_people.py 50000 > people.csv
    bonafide screen --batch people.csv --kind person --no-audit --format ndjson > results.ndjson
    grep -c '"result":"possible"' results.ndjson

Another seed, or locales of one's own, may follow: `faker_people.py 50000 12 en_US,de_DE,ko_KR`.
"""
import csv
import random
import sys

from faker import Faker

LOCALES = (
    "en_US en_GB en_IN en_AU en_CA en_NG en_KE en_PH de_DE de_AT de_CH fr_FR fr_CA es_ES es_MX es_AR es_CO es_CL pt_BR "
    "pt_PT it_IT nl_NL nl_BE sv_SE no_NO da_DK fi_FI pl_PL cs_CZ sk_SK hu_HU ro_RO hr_HR sl_SI tr_TR lt_LT lv_LV et_EE "
    "id_ID vi_VN zh_CN zh_TW ja_JP ko_KR ru_RU uk_UA bg_BG el_GR ar_AA ar_EG fa_IR he_IL hi_IN th_TH ka_GE hy_AM az_AZ "
    "uz_UZ zu_ZA yo_NG ga_IE ne_NP bn_BD tw_GH ha_NG ig_NG sq_AL"
).split()


def name(faker, locale, number):
    """A name as its holder would write it: Korean names in Hangul, Chinese and Japanese ones in either script."""
    if locale == "ko_KR":
        return faker.last_name() + faker.first_name()
    if locale in ("ja_JP", "zh_CN", "zh_TW"):
        if hasattr(faker, "romanized_name") and number % 2:
            return faker.romanized_name()
        return faker.last_name() + ("" if number % 3 else " ") + faker.first_name()
    return f"{faker.first_name()} {faker.last_name()}"


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    locales = sys.argv[3].split(",") if len(sys.argv) > 3 else LOCALES
    people = []
    for locale in locales:
        faker = Faker(locale)
        faker.seed_instance(seed + sum(map(ord, locale)))
        for number in range(count // len(locales) + 1):
            born = faker.date_of_birth(minimum_age=18, maximum_age=70)
            people.append((name(faker, locale, number), born.isoformat()))
    random.Random(seed).shuffle(people)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["name", "dob"])
    writer.writerows(people[:count])


if __name__ == "__main__":
    main()
