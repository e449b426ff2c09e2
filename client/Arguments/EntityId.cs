using System.Globalization;
using System.Text.RegularExpressions;

namespace AdoptionSim.Client.Arguments;

/// <summary>Ids as users write them and as commands name their targets: grain keys without the run.</summary>
internal static partial class EntityId
{
    public const string CitizenForm = "DISTRICT/NUMBER as KP-01.02/1234";
    public const string HandsetForm = "DISTRICT/h/NUMBER as KP-01.02/h/77";
    public const string TowerForm = "DISTRICT/t/NUMBER as KP-01.02/t/3";
    public const string DistrictForm = "DISTRICT as KP-01.02";

    public static string Tower(string district, long number) => string.Create(CultureInfo.InvariantCulture, $"{district}/t/{number}");

    public static bool IsCitizen(string id) => Citizen().IsMatch(id);

    public static bool IsHandset(string id) => Handset().IsMatch(id);

    public static bool IsTower(string id) => Tower().IsMatch(id);

    public static bool IsDistrict(string id) => District().IsMatch(id);

    [GeneratedRegex("^[^/]+/(0|[1-9][0-9]{0,9})$")]
    private static partial Regex Citizen();

    [GeneratedRegex("^[^/]+/h/(0|[1-9][0-9]{0,9})$")]
    private static partial Regex Handset();

    [GeneratedRegex("^[^/]+/t/(0|[1-9][0-9]{0,9})$")]
    private static partial Regex Tower();

    [GeneratedRegex("^[^/]+$")]
    private static partial Regex District();
}
