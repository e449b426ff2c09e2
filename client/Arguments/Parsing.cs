using System.CommandLine;
using System.Globalization;
using System.Numerics;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Arguments;

/// <summary>Creates command-line options whose error messages name the given and the allowed values, and reads such values.</summary>
internal static class Parsing
{
    public delegate bool TryRead<TValue>(string text, out TValue value);

    /// <summary>Creates an option that takes one value and has a default if it is not given.</summary>
    /// <param name="allowed">The values allowed, in words.</param>
    public static Option<TValue> Option<TValue>(string name, string description, string help, string allowed, TValue otherwise, TryRead<TValue> read)
    {
        var option = Option(name, description, help, allowed, read);
        option.DefaultValueFactory = _ => otherwise;
        return option;
    }

    /// <summary>Creates an option that takes one value. Without it the value is the default of its type, whose meaning the description explains.</summary>
    public static Option<TValue> Option<TValue>(string name, string description, string help, string allowed, TryRead<TValue> read) =>
        new(name)
        {
            Description = description,
            HelpName = help,
            CustomParser = result =>
            {
                if (result.Tokens.Count != 1 || !read(result.Tokens[0].Value, out var value))
                {
                    result.AddError($"{name} is '{Names.Short(string.Join(' ', result.Tokens))}'; expected {allowed}.");
                    return default;
                }

                return value;
            },
        };

    /// <summary>Returns a reader of numbers in culture-independent notation (1.5, not 1,5) that accepts only allowed values.</summary>
    public static TryRead<TNumber> Number<TNumber>(Func<TNumber, bool> allowed)
        where TNumber : INumber<TNumber> =>
        (string text, out TNumber value) =>
            TNumber.TryParse(
                text,
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent,
                CultureInfo.InvariantCulture,
                out value!
            ) && allowed(value);

    public static bool Date(string text, out DateOnly? value)
    {
        var valid = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        value = valid ? date : null;
        return valid;
    }

    public static bool Text(string text, out string? value)
    {
        value = text;
        return text.Length > 0;
    }

    /// <summary>Returns a reader of option values that accepts one of the given words and returns the value that belongs to it.</summary>
    public static TryRead<TValue> Word<TValue>(params (string Word, TValue Value)[] words) =>
        (string text, out TValue value) =>
        {
            var found = Array.FindIndex(words, word => word.Word == text);
            value = found < 0 ? default! : words[found].Value;
            return found >= 0;
        };

    /// <summary>
    /// Reports an error for a positional argument that begins with a hyphen: it is a misspelt option, or an option of another program version.
    /// </summary>
    public static void NoOption(System.CommandLine.Parsing.ArgumentResult result)
    {
        foreach (var token in result.Tokens.Where(token => token.Value.StartsWith('-')))
        {
            result.AddError($"Unknown option {token.Value}.");
        }
    }
}
