using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Silo.Settings;
using AdoptionSim.Silo.Tests.Support;
using k8s;
using k8s.Models;

namespace AdoptionSim.Silo.Tests.Ops;

/// <summary>Tests the files of <c>ops/kubernetes</c> with the types of the Kubernetes API, which refuse unknown fields.</summary>
public sealed class KubernetesTests
{
    private static readonly List<object> Objects =
    [
        .. Directory
            .GetFiles(Path.Combine(Paths.Ops, "kubernetes"), "*.yaml")
            .Append(Path.Combine(Paths.Ops, "kubernetes", "run", "baseline.yaml"))
            .Order(StringComparer.Ordinal)
            .SelectMany(file => KubernetesYaml.LoadAllFromString(File.ReadAllText(file), strict: true)),
    ];

    private static V1StatefulSet Silos => Objects.OfType<V1StatefulSet>().Single(set => set.Metadata.Name == "silo");

    private static V1Container Container => Silos.Spec.Template.Spec.Containers.Single();

    private static V1StatefulSet Tls =>
        Assert.IsType<V1StatefulSet>(
            KubernetesYaml.LoadAllFromString(File.ReadAllText(Path.Combine(Paths.Ops, "kubernetes", "tls", "silo.yaml")), strict: true).Single()
        );

    private static List<V1PodSpec> Pods =>
        [.. Objects.OfType<V1StatefulSet>().Select(set => set.Spec.Template.Spec), .. Objects.OfType<V1Job>().Select(job => job.Spec.Template.Spec)];

    [Fact]
    public void A_field_that_there_is_not_is_refused() =>
        Assert.ThrowsAny<Exception>(() => KubernetesYaml.LoadAllFromString("apiVersion: v1\nkind: Namespace\nmetadata: { nam: x }\n", strict: true));

    [Fact]
    public void Everything_is_in_the_namespace_that_comes_first()
    {
        var name = Assert.IsType<V1Namespace>(Objects[0]).Metadata.Name;
        Assert.All(Objects.Skip(1).Cast<IMetadata<V1ObjectMeta>>(), item => Assert.Equal(name, item.Metadata.NamespaceProperty));
    }

    [Fact]
    public void Silos_are_three_and_go_one_at_a_time()
    {
        Assert.Equal(3, Silos.Spec.Replicas);
        Assert.Equal("RollingUpdate", Silos.Spec.UpdateStrategy.Type);
        Assert.Equal("1", Objects.OfType<V1PodDisruptionBudget>().Single().Spec.MaxUnavailable.Value);
    }

    [Fact]
    public void Pod_grace_period_exceeds_the_silos_shutdown_timeout() =>
        Assert.True(Silos.Spec.Template.Spec.TerminationGracePeriodSeconds > SiloHost.ShutdownTimeout.TotalSeconds);

    [Fact]
    public void Probes_ask_where_the_silo_answers()
    {
        Assert.Equal("/health/live", Container.LivenessProbe.HttpGet.Path);
        Assert.Equal("/health/ready", Container.ReadinessProbe.HttpGet.Path);
        var defaults = new SiloOptions();
        Assert.Equal(
            [("gateway", defaults.GatewayPort), ("http", defaults.HttpPort), ("silo", defaults.SiloPort)],
            Container.Ports.Select(port => (port.Name, port.ContainerPort)).Order()
        );
    }

    [Fact]
    public void Own_images_have_the_version_and_none_is_latest()
    {
        var images = Pods.SelectMany(pod => pod.Containers).Select(container => container.Image).ToList();

        Assert.Equal(
            [$"adoptsim-client:{Paths.Version}", $"adoptsim-silo:{Paths.Version}"],
            images.Where(image => image.StartsWith("adoptsim", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        );
        Assert.All(images, image => Assert.Matches(":[0-9][0-9.]*$", image));
    }

    [Fact]
    public void Pods_run_unprivileged_with_read_only_file_system_and_limits()
    {
        Assert.Equal(3, Pods.Count);
        Assert.All(Pods, pod =>
        {
            var container = pod.Containers.Single();
            Assert.True(pod.SecurityContext.RunAsNonRoot);
            Assert.Equal("RuntimeDefault", pod.SecurityContext.SeccompProfile.Type);
            Assert.True(container.SecurityContext.ReadOnlyRootFilesystem);
            Assert.False(container.SecurityContext.AllowPrivilegeEscalation);
            Assert.Equal(["ALL"], container.SecurityContext.Capabilities.Drop);
            Assert.Superset(new HashSet<string> { "memory" }, container.Resources.Limits.Keys.ToHashSet());
            Assert.Superset(new HashSet<string> { "cpu", "memory" }, container.Resources.Requests.Keys.ToHashSet());
        });
    }

    [Fact]
    public void Silos_keep_away_from_each_others_machines()
    {
        var term = Silos.Spec.Template.Spec.Affinity.PodAntiAffinity.PreferredDuringSchedulingIgnoredDuringExecution.Single().PodAffinityTerm;

        Assert.Equal("kubernetes.io/hostname", term.TopologyKey);
        Assert.Equal(Silos.Spec.Template.Metadata.Labels["app"], term.LabelSelector.MatchLabels["app"]);
    }

    [Fact]
    public void Job_starts_run_at_all_gateways_as_an_allowed_client()
    {
        var job = Objects.OfType<V1Job>().Single();
        var arguments = job.Spec.Template.Spec.Containers.Single().Args;
        var gateways = Enumerable
            .Range(0, Silos.Spec.Replicas!.Value)
            .Select(pod => $"{Silos.Metadata.Name}-{pod}.{Silos.Spec.ServiceName}:{new SiloOptions().GatewayPort}");

        Assert.Equal("run", arguments[0]);
        Assert.Equal(string.Join(',', gateways), arguments[arguments.IndexOf("--cluster") + 1]);
        Assert.Equal((0, "Never"), (job.Spec.BackoffLimit, job.Spec.Template.Spec.RestartPolicy));
        Assert.Equal("adoptsim-client", job.Spec.Template.Metadata.Labels["app"]);
        var policy = Objects.OfType<V1NetworkPolicy>().Single(item => item.Metadata.Name == "client");
        Assert.Equal("adoptsim-client", policy.Spec.PodSelector.MatchLabels["app"]);
        Assert.Contains(policy.Spec.Egress, rule => rule.Ports.Any(port => port.Port.Value == $"{new SiloOptions().GatewayPort}"));
        Assert.Equal(
            job.Spec.Template.Spec.Volumes.Single(volume => volume.Name == "results").PersistentVolumeClaim.ClaimName,
            Objects.OfType<V1PersistentVolumeClaim>().Single().Metadata.Name
        );
    }

    [Fact]
    public void The_database_has_room_for_the_checkpoints_of_four_runs()
    {
        // As computed in ops/README.md: two complete checkpoints, one in progress, and those deleted since the database's last cleanup, which runs once a
        // minute.
        const double Citizens = 24_052_231;
        const double BytesOfCitizen = 22;
        const double WriteAheadLog = 2L << 30;
        var checkpoints = 3 + (60 / new CheckpointOptions().Seconds);
        var storage = Objects.OfType<V1StatefulSet>().Single(set => set.Metadata.Name == "database").Spec.VolumeClaimTemplates.Single().Spec.Resources.Requests[
            "storage"
        ];

        Assert.True(storage.ToDecimal() >= (decimal)((4 * checkpoints * BytesOfCitizen * Citizens) + WriteAheadLog), $"{storage}");
    }

    [Fact]
    public void TLS_patch_gives_silos_certificates_and_drops_private_network_flag()
    {
        var (patched, container) = (Tls.Spec.Template.Spec, Tls.Spec.Template.Spec.Containers.Single());

        Assert.Equal((Silos.Metadata.Name, Container.Name), (Tls.Metadata.Name, container.Name));
        Assert.Equal(["--allow-network"], container.Args);
        Assert.Equal(
            ["Silo__Https", "Silo__TlsAuthority", "Silo__TlsCertificate", "Silo__TlsKey"],
            container.Env.Select(variable => variable.Name).Order(StringComparer.Ordinal)
        );
        Assert.All(container.Env, variable => Assert.NotNull(typeof(SiloOptions).GetProperty(variable.Name["Silo__".Length..])));
        Assert.All(new[] { container.StartupProbe, container.LivenessProbe, container.ReadinessProbe }, probe => Assert.Equal("HTTPS", probe.HttpGet.Scheme));
        Assert.Equal(patched.Volumes.Single().Name, container.VolumeMounts.Single().Name);
        Assert.All(container.Env.Where(variable => variable.Name.StartsWith("Silo__Tls", StringComparison.Ordinal)), variable =>
            Assert.StartsWith(container.VolumeMounts.Single().MountPath + "/", variable.Value, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Annotations_say_where_Prometheus_finds_the_metrics()
    {
        var annotations = Silos.Spec.Template.Metadata.Annotations;

        Assert.Equal(("true", "/metrics"), (annotations["prometheus.io/scrape"], annotations["prometheus.io/path"]));
        Assert.Equal($"{new SiloOptions().HttpPort}", annotations["prometheus.io/port"]);
    }

    [Fact]
    public void Every_setting_is_one_that_the_silo_knows()
    {
        var settings = Container.Env.Select(variable => variable.Name).Where(name => name.StartsWith("Silo__", StringComparison.Ordinal)).ToList();
        Assert.Contains("Silo__Kubernetes", settings);
        Assert.All(settings, name => Assert.NotNull(typeof(SiloOptions).GetProperty(name["Silo__".Length..])));
    }

    [Fact]
    public void What_Orleans_asks_of_a_pod_is_there()
    {
        string[] asked = ["POD_NAME", "POD_NAMESPACE", "POD_IP", "ORLEANS_SERVICE_ID", "ORLEANS_CLUSTER_ID"];
        Assert.Empty(asked.Except(Container.Env.Select(variable => variable.Name)));
        Assert.Superset(new HashSet<string> { "orleans/clusterId", "orleans/serviceId" }, Silos.Spec.Template.Metadata.Labels.Keys.ToHashSet());
        Assert.Equal(["get", "list", "patch", "watch"], Objects.OfType<V1Role>().Single().Rules.Single().Verbs.Order(StringComparer.Ordinal));
        Assert.Equal(Objects.OfType<V1ServiceAccount>().Single().Metadata.Name, Silos.Spec.Template.Spec.ServiceAccountName);
        Assert.Equal(Objects.OfType<V1Role>().Single().Metadata.Name, Objects.OfType<V1RoleBinding>().Single().RoleRef.Name);
    }

    [Fact]
    public void Only_silos_and_clients_in_the_namespace_reach_silo_ports()
    {
        var policy = Objects.OfType<V1NetworkPolicy>().Single(item => item.Metadata.Name == "silo");
        var peers = policy.Spec.Ingress.SelectMany(rule =>
            rule.FromProperty.Select(peer =>
                (
                    App: peer.PodSelector.MatchLabels["app"],
                    Elsewhere: peer.NamespaceSelector is not null || peer.IpBlock is not null,
                    Ports: string.Join(' ', rule.Ports.Select(port => port.Port.Value))
                )
            )
        );

        Assert.Equal([("silo", false, "11111 30000"), ("adoptsim-client", false, "30000 8080")], peers);
        Assert.Equal(policy.Spec.PodSelector.MatchLabels["app"], Silos.Spec.Template.Metadata.Labels["app"]);
    }
}
