using TrialNet.Runner.Tests.Planning;
using TrialNet.Trial.Sessions;

namespace TrialNet.Runner.Tests.Trial;

public sealed class TestPlacesTests
{
    [Fact]
    public void Places_are_looked_up_once_and_only_when_asked_for()
    {
        using var host = new ScriptedHost("a.dll", "Test_1", "Test_2");
        var places = new TestPlaces([new Suite(host, [])], CancellationToken.None);
        Assert.Equal(0, host.Discoveries);
        Assert.Equal("Poems.cs", places.Locate(Descriptors.Of("N", "C", "Test_2")).File);
        Assert.Equal("Poems.cs", places.Locate(Descriptors.Of("N", "C", "Test_1")).File);
        Assert.Null(places.Locate(Descriptors.Of("N", "C", "Test_unknown")).File);
        Assert.Equal(1, host.Discoveries);
    }

    [Fact]
    public void Nobody_waits_for_places_after_an_interruption()
    {
        using var host = new ScriptedHost("a.dll", "Test_1");
        var places = new TestPlaces([new Suite(host, [])], new CancellationToken(canceled: true));
        Assert.Null(places.Locate(Descriptors.Of("N", "C", "Test_1")).File);
        Assert.Equal(0, host.Discoveries);
    }
}
