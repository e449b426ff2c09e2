using System.ComponentModel.DataAnnotations;
using System.Net;
using AdoptionSim.Silo.Tls;
using Microsoft.Extensions.Options;
using Npgsql;

namespace AdoptionSim.Silo.Settings;

/// <summary>
/// Checks a silo's settings by their attributes, and the rules between settings. Each error has the setting's name, the value given and the values allowed.
/// <c>ValidateDataAnnotations</c> is not used, because it puts the name of the class in front of each error.
/// </summary>
public sealed class SiloOptionsValidator : IValidateOptions<SiloOptions>
{
    public ValidateOptionsResult Validate(string? name, SiloOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var attributes = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), attributes, validateAllProperties: true);
        var failures = attributes
            .Select(result => result.ErrorMessage!)
            .Concat(Ports(options))
            .Concat(Address(options))
            .Concat(Http(options))
            .Concat(Tls(options))
            .Concat(Database(options))
            .Concat(Telemetry(options))
            .ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    /// <summary>Formats an error about a setting: its name, the value given and the values expected.</summary>
    internal static string Complaint(string setting, object? found, string expected) =>
        $"{SiloOptions.Section}:{setting} {(found is null or "" ? "is missing" : $"is '{found}'")}; expected {expected}.";

    private static IEnumerable<string> Ports(SiloOptions options)
    {
        (string Name, int Port)[] ports =
        [
            (nameof(options.SiloPort), options.SiloPort),
            (nameof(options.GatewayPort), options.GatewayPort),
            (nameof(options.HttpPort), options.HttpPort),
        ];
        foreach (var same in ports.GroupBy(port => port.Port).Where(same => same.Key != 0 && same.Count() > 1))
        {
            yield return Complaint(same.Last().Name, same.Key, $"another port than {SiloOptions.Section}:{same.First().Name}");
        }
    }

    private static IEnumerable<string> Address(SiloOptions options)
    {
        if (!IPAddress.TryParse(options.Address, out var address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
        {
            yield return Complaint(nameof(options.Address), options.Address, "one IP address of this machine, which the silo announces to other silos");
        }
        else if (!IPAddress.IsLoopback(address) && !options.AllowNetwork)
        {
            yield return Complaint(nameof(options.Address), options.Address, Transport.NetworkRule);
        }
        else if (!IPAddress.IsLoopback(address) && !options.Tls.IsGiven && !options.PrivateNetwork)
        {
            yield return Complaint(nameof(options.Address), options.Address, Transport.TlsRule);
        }
    }

    private static IEnumerable<string> Http(SiloOptions options)
    {
        if (options.HttpAddress is { } text)
        {
            if (!IPAddress.TryParse(text, out var address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
            {
                yield return Complaint(nameof(options.HttpAddress), text, "one IP address of this machine");
            }
            else if (!IPAddress.IsLoopback(address) && !(options.AllowNetwork && (options.Https || options.PrivateNetwork)))
            {
                yield return Complaint(nameof(options.HttpAddress), text, Transport.HttpRule);
            }
        }

        if (options.Https && !options.Tls.IsGiven)
        {
            yield return Complaint(nameof(options.Https), options.Https, $"false, or true with {SiloOptions.Section}:{nameof(options.TlsCertificate)}");
        }

        foreach (
            var host in AllowedHosts
                .In(options.AllowedHosts)
                .Where(host => Uri.CheckHostName(host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host) == UriHostNameType.Unknown)
        )
        {
            yield return Complaint(
                nameof(options.AllowedHosts),
                host,
                "names of hosts without ports, separated by commas, such as silo.example.org or *.example.org"
            );
        }
    }

    /// <summary>Validates the TLS files by reading them: a silo with an unaccepted certificate would start but never join the others.</summary>
    private static IEnumerable<string> Tls(SiloOptions options)
    {
        string? complaint = null;
        try
        {
            TlsIdentity.Read(options.Tls)?.ForSilo();
        }
        catch (TlsException error) when (error.Setting is { } setting)
        {
            complaint = Complaint($"{nameof(Tls)}{setting.Name}", setting.Found, setting.Expected);
        }

        return complaint is null ? [] : [complaint];
    }

    private static IEnumerable<string> Telemetry(SiloOptions options)
    {
        if (options.Otlp is not (null or "") && !(Uri.TryCreate(options.Otlp, UriKind.Absolute, out var collector) && collector.Scheme is "http" or "https"))
        {
            yield return Complaint(nameof(options.Otlp), options.Otlp, "the address of a collector, http://HOST:PORT");
        }
    }

    private static IEnumerable<string> Database(SiloOptions options)
    {
        const string Form = "a connection string, Host=...;Database=...;Username=...";
        if (string.IsNullOrWhiteSpace(options.Postgres))
        {
            if (options.Clustering == Clustering.Postgres)
            {
                yield return Complaint(nameof(options.Postgres), null, Form);
            }

            yield break;
        }

        // A connection string that cannot be parsed is not shown, because it may hold a password.
        NpgsqlConnectionStringBuilder? read = null;
        try
        {
            read = new NpgsqlConnectionStringBuilder(options.Postgres);
        }
        catch (Exception exception)
            when (exception is ArgumentException or FormatException or KeyNotFoundException or InvalidCastException or OverflowException) { }

        if (string.IsNullOrWhiteSpace(read?.Host))
        {
            yield return Complaint(nameof(options.Postgres), read is null ? "(something else)" : "(no host)", Form);
        }
    }
}
