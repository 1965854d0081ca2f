/* Times libmaxminddb on a file of IPv4 addresses: tree search plus the country code, the fastest of some rounds. */
#include <maxminddb.h>
#include <netinet/in.h>
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e9 + t.tv_nsec;
}

int main(int argc, char **argv) {
    if (argc < 3) return 2;
    MMDB_s db;
    if (MMDB_open(argv[1], MMDB_MODE_MMAP, &db) != MMDB_SUCCESS) return 3;
    FILE *file = fopen(argv[2], "r");
    if (!file) return 3;
    struct sockaddr_in *addresses = NULL;
    size_t count = 0, room = 0;
    char line[64];
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\r\n")] = 0;
        if (count == room) addresses = realloc(addresses, (room = room ? room * 2 : 1024) * sizeof *addresses);
        memset(&addresses[count], 0, sizeof *addresses);
        addresses[count].sin_family = AF_INET;
        if (inet_pton(AF_INET, line, &addresses[count].sin_addr) == 1) count++;
    }
    double tree = 1e18, whole = 1e18;
    size_t known = 0;
    for (int round = 0; round < 5; round++) {
        double start = now();
        size_t found = 0;
        for (size_t i = 0; i < count; i++) {
            int error;
            MMDB_lookup_result_s result = MMDB_lookup_sockaddr(&db, (struct sockaddr *)&addresses[i], &error);
            found += result.found_entry;
        }
        double spent = (now() - start) / count;
        if (spent < tree) tree = spent;
        start = now();
        known = 0;
        for (size_t i = 0; i < count; i++) {
            int error;
            MMDB_lookup_result_s result = MMDB_lookup_sockaddr(&db, (struct sockaddr *)&addresses[i], &error);
            MMDB_entry_data_s data;
            if (result.found_entry && MMDB_get_value(&result.entry, &data, "country", "iso_code", NULL) == 0 && data.has_data)
                known++;
        }
        spent = (now() - start) / count;
        if (spent < whole) whole = spent;
        if (found == 0 && known) return 4;
    }
    printf("libmaxminddb: tree %.1f ns, with country %.1f ns, %zu of %zu known\n", tree, whole, known, count);
    return 0;
}
