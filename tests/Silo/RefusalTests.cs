using System.Net;
using System.Net.Sockets;
using AdoptionSim.Silo.Tests.Support;
using AdoptionSim.Tests.Support.Certificates;

namespace AdoptionSim.Silo.Tests;

/// <summary>Tests that invalid settings and taken ports end the process with a message that names the setting, its value and the values allowed.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("SiloPort=abc", "Silo:SiloPort is 'abc'; expected a whole number.")]
    [InlineData("SiloPort=0", "Silo:SiloPort is '0'; expected a port, 1 to 65535.")]
    [InlineData("GatewayPort=65536", "Silo:GatewayPort is '65536'; expected a port, 0 to 65535.")]
    [InlineData("HttpPort=11111", "Silo:HttpPort is '11111'; expected another port than Silo:SiloPort.")]
    [InlineData("Clustering=mongo", "Silo:Clustering is 'mongo'; expected localhost or postgres.")]
    [InlineData("Clustering=7", "Silo:Clustering is '7'; expected localhost or postgres.")]
    [InlineData("Clustering=postgres", "Silo:Postgres is missing; expected a connection string, Host=...;Database=...;Username=....")]
    [InlineData("Postgres=Hst=1;Password=secret", "Silo:Postgres is '(something else)'; expected a connection string, Host=...;Database=...;Username=....")]
    [InlineData("PostgresWait=-1", "Silo:PostgresWait is '-1'; expected seconds, 0 to 3600.")]
    [InlineData("Address=0.0.0.0", "Silo:Address is '0.0.0.0'; expected one IP address of this machine, which the silo announces to other silos.")]
    [InlineData("Https=true", "Silo:Https is 'True'; expected false, or true with Silo:TlsCertificate.")]
    [InlineData("HttpAddress=0.0.0.0", "Silo:HttpAddress is '0.0.0.0'; expected one IP address of this machine.")]
    [InlineData(
        "AllowedHosts=silo:8080",
        "Silo:AllowedHosts is 'silo:8080'; expected names of hosts without ports, separated by commas, such as silo.example.org or *.example.org."
    )]
    [InlineData("TlsAuthority=ca.crt", "Silo:TlsCertificate is missing; expected the path of a certificate, PEM or PFX.")]
    [InlineData("TlsRevocation=some", "Silo:TlsRevocation is 'some'; expected true or false.")]
    [InlineData("PrivateNetwork=maybe", "Silo:PrivateNetwork is 'maybe'; expected true or false.")]
    [InlineData("AllowNetwork=maybe", "Silo:AllowNetwork is 'maybe'; expected true or false.")]
    [InlineData("LogKilobytes=0", "Silo:LogKilobytes is '0'; expected KiB, 1 to 1048576.")]
    [InlineData("MetricsMinutes=-1", "Silo:MetricsMinutes is '-1'; expected minutes, 0 to 1440.")]
    [InlineData("MetricsByDistrict=some", "Silo:MetricsByDistrict is 'some'; expected true or false.")]
    [InlineData("Otlp=collector:4318", "Silo:Otlp is 'collector:4318'; expected the address of a collector, http://HOST:PORT.")]
    [InlineData("ClusterId=", "Silo:ClusterId is missing; expected a name of 1 to 150 characters.")]
    public async Task Invalid_setting_is_refused_with_name_value_and_allowed_values(string setting, string complaint) =>
        Assert.Equal((2, complaint), await SiloProcess.EndOf([$"--Silo:{setting}"]));

    [Theory]
    [InlineData("--Silo:SiloPrt=1", "Silo:SiloPrt is not known; expected ")]
    [InlineData("--SiloPort", "Argument '--SiloPort' is not known; expected ")]
    [InlineData("--Silo:SiloPort", "--Silo:SiloPort has no value; expected ")]
    public async Task A_setting_that_there_is_not_is_refused(string argument, string complaint)
    {
        var (status, error) = await SiloProcess.EndOf([argument]);

        Assert.Equal(2, status);
        Assert.StartsWith(complaint, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_environment_is_read_too() =>
        Assert.Equal(
            (2, "Silo:SiloPort is '70000'; expected a port, 1 to 65535."),
            await SiloProcess.EndOf([], new Dictionary<string, string> { ["Silo__SiloPort"] = "70000" })
        );

    [Fact]
    public async Task Kubernetes_is_refused_outside_a_pod()
    {
        string[] arguments = [.. SiloPorts.Free().Arguments, "--Silo:Kubernetes=true"];
        var nowhere = await SiloProcess.EndOf(arguments);
        var noCluster = await SiloProcess.EndOf(
            arguments,
            new Dictionary<string, string>
            {
                ["POD_NAME"] = "silo-0",
                ["POD_NAMESPACE"] = "adoptsim",
                ["POD_IP"] = "127.0.0.1",
            }
        );

        Assert.Equal(2, nowhere.Status);
        Assert.Contains("POD_NAMESPACE", nowhere.Error, StringComparison.Ordinal);
        Assert.Equal(1, noCluster.Status);
        Assert.StartsWith("Silo:Kubernetes is 'true'", noCluster.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_invalid_settings_are_reported_at_once()
    {
        var (status, error) = await SiloProcess.EndOf(["--Silo:SiloPort=0", "--Silo:ClusterId="]);

        Assert.Equal(2, status);
        Assert.Equal(2, error.Split('\n').Length);
    }

    [Fact]
    public async Task Address_reachable_by_others_is_refused_unless_network_is_allowed()
    {
        // A documentation address, which no machine has, so that no port is opened even if the setting is accepted.
        var refused = await SiloProcess.EndOf(["--Silo:Address", "192.0.2.1"]);
        var plain = await SiloProcess.EndOf(["--Silo:Address", "192.0.2.1", "--allow-network"]);
        var allowed = await SiloProcess.EndOf(["--Silo:Address", "192.0.2.1", "--allow-network", "--private-network"]);

        Assert.Equal(2, refused.Status);
        Assert.Equal(2, plain.Status);
        Assert.Contains("together with TLS", plain.Error, StringComparison.Ordinal);
        Assert.Contains("--private-network", plain.Error, StringComparison.Ordinal);
        Assert.Contains("neither encrypted nor authenticated", refused.Error, StringComparison.Ordinal);
        Assert.Contains("--allow-network", refused.Error, StringComparison.Ordinal);
        Assert.Equal((1, "Silo:Address: 192.0.2.1 is no address of this machine."), allowed);
    }

    [Fact]
    public async Task With_TLS_a_network_need_not_be_private()
    {
        var folder = Directory.CreateTempSubdirectory("adoptsim-tls-").FullName;
        using var authority = new TestAuthority(folder, "authority");
        string[] arguments = ["--Silo:Address", "192.0.2.1", "--allow-network", .. authority.Issue("silo", "silo.test").Arguments];

        var page = await SiloProcess.EndOf([.. arguments, "--Silo:HttpAddress=192.0.2.1"]);
        Assert.Equal((1, "Silo:Address: 192.0.2.1 is no address of this machine."), await SiloProcess.EndOf(arguments));
        Assert.Equal(2, page.Status);
        Assert.Contains("Silo:HttpAddress is '192.0.2.1'; expected a loopback address", page.Error, StringComparison.Ordinal);
        Assert.Equal(1, (await SiloProcess.EndOf([.. arguments, "--Silo:HttpAddress=192.0.2.1", "--Silo:Https=true"])).Status);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("--Silo:Postgres=Host=127.0.0.1;Username=adoptsim;Password=s3cret", "Silo__Postgres")]
    [InlineData("--checkpoints:postgres=Host=127.0.0.1;Username=adoptsim;pwd=s3cret", "checkpoints__postgres")]
    [InlineData("--Silo:TlsPassword=s3cret", "Silo__TlsPassword")]
    public async Task Password_on_command_line_is_refused_and_not_printed(string argument, string variable)
    {
        var (status, error) = await SiloProcess.EndOf([argument]);

        Assert.Equal(2, status);
        Assert.Contains($"set the environment variable {variable} instead", error, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SiloPort")]
    [InlineData("GatewayPort")]
    [InlineData("HttpPort")]
    public async Task A_port_that_is_taken_is_named_with_its_setting(string setting)
    {
        var ports = SiloPorts.Free();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var taken = ((IPEndPoint)other.LocalEndpoint).Port;

        var result = await SiloProcess.EndOf([.. ports.Arguments, $"--Silo:{setting}={taken}"]);

        Assert.Equal((1, $"Silo:{setting}: port {taken} of 127.0.0.1 is taken by another process; choose another port, or stop that process."), result);
    }

    [Fact]
    public async Task Unreachable_database_is_retried_and_named_without_its_password()
    {
        var ports = SiloPorts.Free();
        var connection = $"Host=127.0.0.1;Port={ports.Gateway};Database=adoptsim;Password=secret";
        using var silo = new SiloProcess(ports, new Dictionary<string, string> { ["Silo__Postgres"] = connection }, "Clustering=postgres", "PostgresWait=5");

        var (status, error) = await silo.EndAsync();

        Assert.Equal(1, status);
        Assert.Contains($"127.0.0.1:{ports.Gateway}/adoptsim does not answer, tried for 5 s", error, StringComparison.Ordinal);
        Assert.Contains("does not answer (attempt 1)", silo.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error + silo.Output, StringComparison.Ordinal);
    }
}
