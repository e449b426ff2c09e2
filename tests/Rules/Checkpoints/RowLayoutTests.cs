using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AdoptionSim.Model.Boards;
using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Foreigners;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Households;
using AdoptionSim.Model.Intranet;
using AdoptionSim.Model.Towers;

namespace AdoptionSim.Rules.Tests.Checkpoints;

/// <summary>
/// Tests the layout of every row. Rows are hashed and stored as they are in memory, so moving a field changes every digest and invalidates every checkpoint.
/// </summary>
public sealed class RowLayoutTests
{
    [Fact]
    public void Row_sizes_and_offsets_match_model_version_5() =>
        Assert.Equal(
            [
                "CitizenRow: 16 = code@0 flags@2 ties@3 exposure@4 handset@8 secondHandset@12",
                "HandsetRow: 44 = Owner@0 Registrant@4 Contacts@8 Due@12 Calls@16 Seconds@20 Used@24 LineBegan@32 Location@34 Goodwill@36 "
                    + "State@38 Model@39 UseLevel@40 Flags@41",
                "HouseholdRow: 8 = PurseCents@0 AsOfDay@4 SavingPerYear@6",
                "TowerRow: 32 = OfferedMilliErlangs@0 LostMilliErlangs@4 BlockingPpm@8 CongestionPpm@12 OpenedDay@16 OutageMinutes@20 "
                    + "Channels@24 DaysAboveTarget@26 DowntimePermille@28 Sectors@30 flags@31",
                "TerminalRow: 48 = AllVisits@0 AllTurnedAway@8 OpensDay@16 Seats@20 Visits@24 TurnedAway@28 WaitSeconds@32 Kind@36",
                "ReaderRow: 28 = Citizen@0 Handset@4 FirstDay@8 Flags@10 Visits@12 Articles@16 Vetted@20 Posts@24",
                "BoardRow: 16 = Citizen@0 Posts@4 Remembered@8 LastTick@12",
                "ForeignerRow: 40 = Number@0 Arrived@4 Leaves@8 Host@12 Seconds@16 Messages@20 Photos@24 PostsOverData@28 FirstOverData@32 Flags@36",
            ],
            [
                LayoutOf<CitizenRow>(),
                LayoutOf<HandsetRow>(),
                LayoutOf<HouseholdRow>(),
                LayoutOf<TowerRow>(),
                LayoutOf<TerminalRow>(),
                LayoutOf<ReaderRow>(),
                LayoutOf<BoardRow>(),
                LayoutOf<ForeignerRow>(),
            ]
        );

    /// <summary>Returns the size and the fields in the order of their offsets. Each offset is the byte that changes when the field is set to 1.</summary>
    private static string LayoutOf<T>()
        where T : unmanaged
    {
        var fields = typeof(T)
            .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(field => (field.Name, Offset: OffsetOf<T>(field)))
            .OrderBy(field => field.Offset)
            .Select(field => $"{NameOf(field.Name)}@{field.Offset}");
        return $"{typeof(T).Name}: {Unsafe.SizeOf<T>()} = {string.Join(' ', fields)}";
    }

    private static int OffsetOf<T>(FieldInfo field)
        where T : unmanaged
    {
        object row = default(T);
        field.SetValue(row, OneOf(field.FieldType));
        var value = (T)row;
        return MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)).IndexOfAnyExcept((byte)0);
    }

    private static object OneOf(Type type)
    {
        if (type == typeof(bool))
        {
            return true;
        }

        if (type == typeof(DateOnly))
        {
            return DateOnly.FromDayNumber(1);
        }

        if (type.IsPrimitive || type.IsEnum)
        {
            return type.IsEnum ? Enum.ToObject(type, 1) : Convert.ChangeType(1, type, System.Globalization.CultureInfo.InvariantCulture);
        }

        // For a field that is itself a row, its first field is set.
        var inner = Activator.CreateInstance(type)!;
        var first = type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)[0];
        first.SetValue(inner, OneOf(first.FieldType));
        return inner;
    }

    /// <summary>Returns the name of a field, or of the property if the compiler named the field.</summary>
    private static string NameOf(string field) => field.StartsWith('<') ? field[1..field.IndexOf('>', StringComparison.Ordinal)] : field.TrimStart('_');
}
