using AdoptionSim.Silo.Settings;
using AdoptionSim.Silo.Tests.Support;
using k8s;
using k8s.Models;

namespace AdoptionSim.Silo.Tests.Ops;

/// <summary>The files of <c>ops/kubernetes</c>, read by the types of the Kubernetes API, which refuse a field that there is not.</summary>
public sealed class KubernetesTests
{
    private static readonly List<object> Objects = [.. Directory.GetFiles(Path.Combine(Paths.Ops, "kubernetes"), "*.yaml")
        .Order(StringComparer.Ordinal)
        .SelectMany(file => KubernetesYaml.LoadAllFromString(File.ReadAllText(file), strict: true))];

    private static V1StatefulSet Silos => Objects.OfType<V1StatefulSet>().Single(set => set.Metadata.Name == "silo");

    private static V1Container Container => Silos.Spec.Template.Spec.Containers.Single();

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
    public void A_pod_is_given_longer_than_its_silo_takes_to_stop() =>
        Assert.True(Silos.Spec.Template.Spec.TerminationGracePeriodSeconds > SiloHost.ShutdownTimeout.TotalSeconds);

    [Fact]
    public void Probes_ask_where_the_silo_answers()
    {
        Assert.Equal("/health/live", Container.LivenessProbe.HttpGet.Path);
        Assert.Equal("/health/ready", Container.ReadinessProbe.HttpGet.Path);
        var defaults = new SiloOptions();
        Assert.Equal(
            [("gateway", defaults.GatewayPort), ("http", defaults.HttpPort), ("silo", defaults.SiloPort)],
            Container.Ports.Select(port => (port.Name, port.ContainerPort)).Order());
    }

    [Fact]
    public void A_Prometheus_is_told_where_the_silo_tells_its_metrics()
    {
        var told = Silos.Spec.Template.Metadata.Annotations;

        Assert.Equal(("true", "/metrics"), (told["prometheus.io/scrape"], told["prometheus.io/path"]));
        Assert.Equal($"{new SiloOptions().HttpPort}", told["prometheus.io/port"]);
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
    public void Only_silos_and_clients_of_the_namespace_reach_the_silos_ports()
    {
        var policy = Objects.OfType<V1NetworkPolicy>().Single(item => item.Metadata.Name == "silo");
        var peers = policy.Spec.Ingress.SelectMany(rule => rule.FromProperty.Select(peer => (
            App: peer.PodSelector.MatchLabels["app"],
            Elsewhere: peer.NamespaceSelector is not null || peer.IpBlock is not null,
            Ports: string.Join(' ', rule.Ports.Select(port => port.Port.Value)))));

        Assert.Equal([("silo", false, "11111 30000"), ("adoptsim-client", false, "30000 8080")], peers);
        Assert.Equal(policy.Spec.PodSelector.MatchLabels["app"], Silos.Spec.Template.Metadata.Labels["app"]);
    }
}
