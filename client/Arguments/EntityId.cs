using System.Globalization;
using System.Text.RegularExpressions;

namespace AdoptionSim.Client.Arguments;

/// <summary>Ids as users write them and as commands name their targets: grain keys without the run.</summary>
internal static partial class EntityId
{
    public const string CitizenForm = "DISTRICT/NUMBER as KP-01.02/1234";
    public const string HandsetForm = "DISTRICT/h/NUMBER as KP-01.02/h/77";
    public const string TowerForm = "DISTRICT/t/NUMBER as KP-01.02/t/3";
    public const string TerminalForm = "DISTRICT/i/NUMBER as KP-01.02/i/3";
    public const string BoardForm = "DISTRICT/b/NUMBER as KP-01.02/b/1234, the citizen's number";
    public const string CinemaForm = "DISTRICT/c/0 as KP-01.02/c/0";
    public const string ForeignerForm = "FR/COHORT/NUMBER as FR/diplomats/12";
    public const string DistrictForm = "DISTRICT as KP-01.02";

    public static string Tower(string district, long number) => string.Create(CultureInfo.InvariantCulture, $"{district}/t/{number}");

    public static bool IsCitizen(string id) => Citizen().IsMatch(id);

    public static bool IsHandset(string id) => Handset().IsMatch(id);

    public static bool IsTower(string id) => Tower().IsMatch(id);

    public static bool IsTerminal(string id) => Terminal().IsMatch(id);

    public static bool IsBoard(string id) => Board().IsMatch(id);

    public static bool IsCinema(string id) => Cinema().IsMatch(id);

    public static bool IsForeigner(string id) => Foreigner().IsMatch(id);

    public static bool IsDistrict(string id) => District().IsMatch(id);

    [GeneratedRegex(@"^[^/]+/(0|[1-9][0-9]{0,9})\z")]
    private static partial Regex Citizen();

    [GeneratedRegex(@"^[^/]+/h/(0|[1-9][0-9]{0,9})\z")]
    private static partial Regex Handset();

    [GeneratedRegex(@"^[^/]+/t/(0|[1-9][0-9]{0,9})\z")]
    private static partial Regex Tower();

    [GeneratedRegex(@"^[^/]+/i/(0|[1-9][0-9]{0,9})\z")]
    private static partial Regex Terminal();

    [GeneratedRegex(@"^[^/]+/b/(0|[1-9][0-9]{0,9})\z")]
    private static partial Regex Board();

    [GeneratedRegex(@"^[^/]+/c/0\z")]
    private static partial Regex Cinema();

    [GeneratedRegex(@"^FR/[^/]+/(0|[1-9][0-9]{0,9})\z")]
    private static partial Regex Foreigner();

    [GeneratedRegex(@"^[^/]+\z")]
    private static partial Regex District();
}
