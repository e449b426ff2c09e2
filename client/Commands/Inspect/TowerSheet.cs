using AdoptionSim.Contracts.Towers;

namespace AdoptionSim.Client.Commands.Inspect;

internal static class TowerSheet
{
    public static Sheet Of(TowerView tower) =>
        new(
            $"tower {tower.Id} on {Sheet.Date(tower.Date)} (tick {tower.Tick})",
            [
                ("opened", Sheet.Date(tower.Opened)),
                ("covers", $"{tower.Settlement} homes"),
                ("on the air", tower.SwitchedOff ? "no, switched off" : Sheet.YesNo(tower.OnAir)),
                ("sectors", $"{tower.Sectors} x {tower.Channels} voice channels"),
                ("offered traffic", $"{Sheet.Number(tower.OfferedErlangs)} erlangs in the busy hour"),
                ("blocking probability", $"{Sheet.Number(100 * tower.Blocking)} %"),
                ("off the air during power cuts", $"{Sheet.Number(100 * tower.Downtime, 1)} % of the tick"),
            ]
        );
}
