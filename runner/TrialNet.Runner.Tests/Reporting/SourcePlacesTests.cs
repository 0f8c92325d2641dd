using TrialNet.Runner.Reporting;

namespace TrialNet.Runner.Tests.Reporting;

public sealed class SourcePlacesTests
{
    private static readonly SourcePlaces Places = new("/home/poet");

    [Fact]
    public void A_place_is_relative_to_the_folder_and_can_be_followed()
    {
        Assert.Equal("poems/A.cs:12", Places.Place("/home/poet/poems/A.cs", 12));
        Assert.Equal("/usr/share/A.cs:12", Places.Place("/usr/share/A.cs", 12));
        Assert.Equal("poems/A.cs", Places.Place("/home/poet/poems/A.cs", 0));
        Assert.Equal("/home/poetry/A.cs", Places.Place("/home/poetry/A.cs", 0));
    }

    [Fact]
    public void Frames_keep_the_method_and_show_where()
    {
        var frames = Places.Frames("   at A.B.C(String x) in /home/poet/poems/A.cs:line 12\r\n   at A.D()\n   at E.F(Int32 in) in C:\\e in f.cs:line 3\n  at timer in G.cs:line 4");
        Assert.Equal(["  at A.B.C(String x) in poems/A.cs:12", "  at A.D()", "  at E.F(Int32 in) in C:\\e in f.cs:3", "  at timer in G.cs:4"], frames);
    }

    [Fact]
    public void The_first_place_shows_its_line_of_source()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "one\n    Assert.Equal(3, poem.Length);\nthree\n");
            var frames = Places.Frames($"   at A.B() in {file}:line 2\n   at A.C() in {file}:line 3").ToList();
            Assert.Equal("    Assert.Equal(3, poem.Length);", frames[1]);
            Assert.Equal(3, frames.Count);
            Assert.Single(Places.Frames($"   at A.B() in {file}:line 20"));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
