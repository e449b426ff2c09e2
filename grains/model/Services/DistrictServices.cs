using System.Collections.Immutable;
using System.IO.Hashing;
using AdoptionSim.Model.Awareness;
using AdoptionSim.Model.Boards;
using AdoptionSim.Model.Cinemas;
using AdoptionSim.Model.Districts;
using AdoptionSim.Model.Gadgets;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Intranet;
using AdoptionSim.Model.Runs;

namespace AdoptionSim.Model.Services;

/// <summary>A district's services, in a fixed order.</summary>
public sealed class DistrictServices
{
    private readonly ServiceTick _tick;
    private readonly IDistrictService[] _all;

    public DistrictServices(RunSetup setup, int district, IHandsets handsets, Purses purses, DistrictCounts counts, Outbox outbox)
    {
        _tick = new ServiceTick(setup, district, handsets, purses, counts, outbox);
        Internet = setup.Nation.Internet is null ? null : new InternetAwareness(setup, district);
        Rooms = setup.Readers is null ? null : new ReadingRooms(setup, district, Internet);
        Boards = Rooms is null || setup.Nation.Boards is null ? null : new BirthdayBoards(setup, district, Rooms);
        Cinema = setup.Nation.Cinema is not null && Cinemas.Cinema.IsIn(setup.Nation.Districts[district]) ? new Cinema(setup, district) : null;
        Gadgets = [.. (setup.Nation.Gadgets ?? []).Select((gadget, index) => new HouseholdGadgets(setup, district, index, gadget))];
        _all = [.. new IDistrictService?[] { Rooms, Boards, Cinema, Internet }.OfType<IDistrictService>(), .. Gadgets];
    }

    /// <summary>Null where the nation has no intranet.</summary>
    public ReadingRooms? Rooms { get; }

    /// <summary>Null where the nation has no birthday boards.</summary>
    public BirthdayBoards? Boards { get; }

    /// <summary>Null where the district has none.</summary>
    public Cinema? Cinema { get; }

    /// <summary>Null where nobody asks who knows of the international Internet.</summary>
    public InternetAwareness? Internet { get; }

    /// <summary>In the order of the nation's file.</summary>
    public ImmutableArray<HouseholdGadgets> Gadgets { get; }

    public void Begin(World world, NationNews nation) => _tick.Begin(world, nation);

    public void Hear(ReadOnlySpan<News> news)
    {
        foreach (ref readonly var item in news)
        {
            if (!item.IsOfLine)
            {
                Boards?.Hear(item);
                Internet?.Hear(item);
            }
        }
    }

    public void Step()
    {
        foreach (var service in _all)
        {
            service.Step(_tick);
        }
    }

    public byte[] Save() => RowBytes.Of(Write);

    public void Restore(ReadOnlySpan<byte> bytes)
    {
        var rows = new RowReader(bytes);
        foreach (var service in _all)
        {
            service.Restore(ref rows);
        }
    }

    public void AppendTo(NonCryptographicHashAlgorithm hash) => Write(new RowHasher(hash));

    private void Write(IRowWriter rows)
    {
        foreach (var service in _all)
        {
            service.Write(rows);
        }
    }
}
