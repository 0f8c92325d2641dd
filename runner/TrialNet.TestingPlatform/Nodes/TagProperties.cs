using Microsoft.Testing.Platform.Extensions.Messages;
using TrialNet.Runner.Results;

namespace TrialNet.TestingPlatform.Nodes;

/// <summary>The tags of a test as the platform's traits: <c>[tag=WORD]</c> in a tree filter.</summary>
internal static class TagProperties
{
    private const string Key = "tag";

    public static IEnumerable<IProperty> Of(TestDescriptor test) => test.Tags.Select(tag => new TestMetadataProperty(Key, tag));
}
