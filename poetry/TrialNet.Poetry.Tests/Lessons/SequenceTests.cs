using TrialNet.Framework;
using TrialNet.Poetry.Lessons.Demos;

namespace TrialNet.Poetry.Tests.Lessons;

/// <summary>The drawing of who calls whom.</summary>
public sealed class SequenceTests : TestCase
{
    /// <summary>An arrow for each call and each return, to either side; texts stand behind the arrow, and are never cut.</summary>
    public void TestArrows()
    {
        var figure = new Sequence("left", "middle", "right");
        using (figure.Enter("right", "called"))
        {
            using (figure.Enter("middle", "called by the one to the right, at length"))
            {
            }

            using (figure.Enter("right", "by itself"))
            {
            }
        }

        figure.Note("done");

        AssertEqual(
            """
            left                      middle                    right
            |-------------------------|------------------------>| called
            |                         |<------------------------| called by the one to the right, at length
            |                         |------------------------>|
            |                         |                         | by itself
            |<------------------------|-------------------------|
            | done                    |                         |
            """.ReplaceLineEndings("\n"),
            string.Join('\n', figure.Rows));
    }
}
