namespace AdoptionSim.Nations.Files;

/// <summary>A new value for a parameter of the nation, in place of the value in its file. It comes from a scenario or from <c>--set</c>.</summary>
/// <param name="Path">The dotted path of the parameter, such as <c>adoption.consider_rate</c>.</param>
/// <param name="Value">The value in the parameter's unit; for a dated series, the value on every date.</param>
/// <param name="At">The position to name in error messages.</param>
public sealed record Override(string Path, string Value, Origin At)
{
    /// <summary>Converts the argument of <c>--set</c> on the command line, KEY=VALUE, to an override.</summary>
    /// <exception cref="BadFileException">The argument is not KEY=VALUE.</exception>
    public static Override Parse(string option)
    {
        var at = new Origin($"--set {option}");
        return option.Split('=', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } path, { Length: > 0 } value]
            ? new Override(path, value, at)
            : throw new BadFileException(at, "", "the parameter or its value is missing", "KEY=VALUE, as adoption.consider_rate=0.5");
    }
}
