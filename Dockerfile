# Victor in a container: `docker build -t victor .`, then for example
#   docker run --rm -v victor-data:/data -v "$PWD/exports:/exports:ro" victor import /exports
#   docker run --rm -v victor-data:/data victor ask "Which channels lost money last month?"
#   docker run --rm --network host -v victor-data:/data victor serve
# `serve` listens on the loopback address alone until it has keys, hence the host's network for it.
FROM eclipse-temurin:21-jdk AS build
WORKDIR /victor
COPY . .
RUN ./mvnw -q -B -Dmaven.test.skip=true package

FROM eclipse-temurin:21-jre
RUN useradd --system --create-home victor && mkdir /data && chown victor /data
COPY --from=build /victor/target/victor.jar /opt/victor.jar
USER victor
VOLUME /data
ENV LC_ALL=C.UTF-8
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "-jar", "/opt/victor.jar", "--data", "/data"]
CMD ["--help"]
