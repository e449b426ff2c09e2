using System.ComponentModel;
using AdoptionSim.Runtime.Checkpoints;
using Microsoft.Extensions.Options;

namespace AdoptionSim.Silo.Settings;

/// <summary>Reads <see cref="SiloOptions"/> from a command line and a configuration, or reports errors that name the setting.</summary>
public static class SiloSettings
{
    internal const string AllowedClustering = "localhost or postgres";
    private const string AllowNetworkFlag = "--allow-network";
    private const string PrivateNetworkFlag = "--private-network";

    /// <summary>Returns the command-line arguments in the form that the configuration reads: one text <c>--SECTION:NAME=VALUE</c> for each setting.</summary>
    /// <exception cref="OptionsValidationException">An argument is neither a known flag nor a setting, lacks its value, or holds a password.</exception>
    public static string[] Arguments(IReadOnlyList<string> args)
    {
        ArgumentNullException.ThrowIfNull(args);
        var pairs = new List<string>();
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] == AllowNetworkFlag)
            {
                pairs.Add($"--{SiloOptions.Section}:{nameof(SiloOptions.AllowNetwork)}=true");
            }
            else if (args[i] == PrivateNetworkFlag)
            {
                pairs.Add($"--{SiloOptions.Section}:{nameof(SiloOptions.PrivateNetwork)}=true");
            }
            else if (!args[i].StartsWith("--", StringComparison.Ordinal) || !args[i].Contains(':', StringComparison.Ordinal))
            {
                throw Refused([
                    $"Argument '{args[i]}' is not known; expected --SECTION:NAME VALUE as in --{SiloOptions.Section}:SiloPort 11112, "
                        + $"{AllowNetworkFlag} or {PrivateNetworkFlag}.",
                ]);
            }
            else if (args[i].Contains('=', StringComparison.Ordinal))
            {
                pairs.Add(args[i]);
            }
            else if (i + 1 == args.Count)
            {
                throw Refused([$"{args[i]} has no value; expected a value after it."]);
            }
            else
            {
                pairs.Add($"{args[i]}={args[++i]}");
            }
        }

        return pairs.Select(SecretArguments.Complaint).OfType<string>().ToList() is { Count: > 0 } secrets ? throw Refused(secrets) : [.. pairs];
    }

    /// <exception cref="OptionsValidationException">A setting is unknown or bad.</exception>
    public static SiloOptions Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection(SiloOptions.Section);
        var properties = typeof(SiloOptions)
            .GetProperties()
            .ToDictionary(property => property.Name, property => property.PropertyType, StringComparer.OrdinalIgnoreCase);
        var failures = section
            .GetChildren()
            .Select(child =>
                !properties.TryGetValue(child.Key, out var type)
                    ? $"{SiloOptions.Section}:{child.Key} is not known; expected {string.Join(", ", properties.Keys)}."
                : Fits(type, child.Value) ? null
                : SiloOptionsValidator.Complaint(child.Key, child.Value, Expected(type))
            )
            .OfType<string>()
            .ToList();
        if (failures.Count > 0)
        {
            throw Refused(failures);
        }

        var options = section.Get<SiloOptions>() ?? new SiloOptions();
        var result = new SiloOptionsValidator().Validate(null, options);
        return result.Failed ? throw Refused(result.Failures) : options;
    }

    /// <summary>
    /// Returns the settings from the section <c>Checkpoints</c>: where the silo stores runs. The default database is that of the cluster's membership table.
    /// </summary>
    /// <exception cref="OptionsValidationException">A setting is bad.</exception>
    public static CheckpointOptions ReadCheckpoints(IConfiguration configuration, SiloOptions silo)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(silo);
        try
        {
            var options = configuration.GetSection(CheckpointOptions.Section).Get<CheckpointOptions>() ?? new CheckpointOptions();
            options = options with { Postgres = options.Postgres ?? silo.Postgres };
            options.Check();
            return options;
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            throw Refused([error.Message]);
        }
    }

    /// <summary>
    /// True if the configuration's binder can convert a setting's text to its type. The binder's own error names neither the setting nor the allowed values.
    /// </summary>
    private static bool Fits(Type type, string? value) =>
        value is null
        || type == typeof(string)
        || (
            type.IsEnum
                ? Enum.TryParse(type, value, ignoreCase: true, out var member) && Enum.IsDefined(type, member)
                : TypeDescriptor.GetConverter(type).IsValid(value)
        );

    private static string Expected(Type type) =>
        type.IsEnum ? AllowedClustering
        : type == typeof(bool) ? "true or false"
        : "a whole number";

    private static OptionsValidationException Refused(IEnumerable<string> failures) => new(SiloOptions.Section, typeof(SiloOptions), failures);
}
