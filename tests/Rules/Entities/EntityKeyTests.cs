using AdoptionSim.Nations.Entities;

namespace AdoptionSim.Rules.Tests.Entities;

/// <summary>Tests the grammar of entity ids.</summary>
public sealed class EntityKeyTests
{
    [Theory]
    [InlineData("KP-01.02/1234", "KP-01.02", EntityKind.Citizen, 1234)]
    [InlineData("KP-01.02/0", "KP-01.02", EntityKind.Citizen, 0)]
    [InlineData("KP-01.02/h/77", "KP-01.02", EntityKind.Handset, 77)]
    [InlineData("KP-01.02/t/3", "KP-01.02", EntityKind.Tower, 3)]
    [InlineData("KP-01.02/i/3", "KP-01.02", EntityKind.Terminal, 3)]
    [InlineData("KP-01.02/b/1234", "KP-01.02", EntityKind.Board, 1234)]
    [InlineData("KP-01.02/c/0", "KP-01.02", EntityKind.Cinema, 0)]
    [InlineData("FR/diplomats/12", "FR/diplomats", EntityKind.Foreigner, 12)]
    [InlineData("KP-01.02/2147483647", "KP-01.02", EntityKind.Citizen, int.MaxValue)]
    public void Id_parses_to_one_entity_and_formats_back_unchanged(string id, string district, EntityKind kind, int number)
    {
        var key = EntityKey.Parse(id);

        Assert.Equal(new EntityKey(district, kind, number), key);
        Assert.Equal(id, key!.Value.Id);
        Assert.True(EntityKey.IsOf(kind, id));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("KP-01.02")]
    [InlineData("/1")]
    [InlineData("KP-01.02/")]
    [InlineData("KP-01.02/007")]
    [InlineData("KP-01.02/+7")]
    [InlineData("KP-01.02/-7")]
    [InlineData("KP-01.02/ 7")]
    [InlineData("KP-01.02/2147483648")]
    [InlineData("KP-01.02/x/7")]
    [InlineData("KP-01.02/h/07")]
    [InlineData("KP-01.02/c/1")]
    [InlineData("/h/7")]
    [InlineData("FR//7")]
    [InlineData("KP-01.02/h/7/8")]
    public void Text_that_is_no_id_names_nothing(string? id) => Assert.Null(EntityKey.Parse(id!));

    [Fact]
    public void Every_kind_has_a_form_with_a_matching_example() =>
        Assert.All(Enum.GetValues<EntityKind>(), kind =>
            Assert.True(EntityKey.IsOf(kind, EntityKey.FormOf(kind).Split(" as ")[1].Split(',')[0]), EntityKey.FormOf(kind))
        );
}
