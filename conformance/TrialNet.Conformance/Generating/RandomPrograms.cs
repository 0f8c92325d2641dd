using FsCheck;
using FsCheck.Fluent;
using TrialNet.Conformance.Programs;

namespace TrialNet.Conformance.Generating;

/// <summary>Random programs, small ones first; the same seed gives the same programs.</summary>
internal static class RandomPrograms
{
    private const int ChunkSize = 50;
    private const int LargestSize = 16;

    /// <summary>The generator; its size is the number of operations, roughly.</summary>
    internal static Gen<DeferredProgram> Of(ProgramFeatures features) => Gen.Sized(size =>
        from high in Gen.Choose(int.MinValue, int.MaxValue)
        from low in Gen.Choose(int.MinValue, int.MaxValue)
        select new ProgramBuilder(((ulong)(uint)high << 32) | (uint)low, size, features).Build());

    /// <summary>So many programs.</summary>
    internal static IEnumerable<DeferredProgram> Take(ProgramFeatures features, ulong seed, int count)
    {
        var generator = Of(features);
        for (var chunk = 0; chunk * ChunkSize < count; chunk++)
        {
            // A Rnd is a seed and an odd number that tells streams apart.
            var rnd = new Rnd(seed + (ulong)chunk, 0x9E3779B97F4A7C15);
            var size = 1 + (chunk % LargestSize);
            foreach (var program in generator.Sample(Math.Min(ChunkSize, count - (chunk * ChunkSize)), rnd, size))
            {
                yield return program;
            }
        }
    }
}
