using CyberPort.Forms.Schemas;
using FsCheck;
using FsCheck.Fluent;

namespace CyberPort.Forms.Tests.Schemas;

public sealed class DialectAgreementTests
{
    [Fact]
    public void Both_validators_find_the_same_in_every_document_of_every_form()
    {
        var (valid, invalid) = (0, 0);
        Prop.ForAll(ArbMap.Default.GeneratorFor<int>().ToArbitrary(), seed =>
        {
            var forms = new RandomForms(seed);
            var schema = forms.Schema();
            var dialect = DialectValidator.Compile(RandomForms.Utf8(schema), SchemaOptions.Default);
            Assert.Empty(dialect.Problems);
            var full = Full(RandomForms.Utf8(schema));
            for (var i = 0; i < 4; i++)
            {
                var document = forms.Document(schema);
                var found = new List<SchemaFinding>();
                dialect.Validator!.Validate(document, found);
                var wanted = full.Validate(document);

                Assert.Equal(Keys(wanted), Keys(found));
                Assert.Equal(wanted.Count == 0, dialect.Validator.IsValid(document));
                Assert.Equal(wanted.Count == 0, full.IsValid(document));
                if (found.Count == 0) valid++;
                else invalid++;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));

        // The proof is worth something only when both kinds are met.
        Assert.True(valid > 300 && invalid > 3_000, $"{valid} valid, {invalid} invalid");
    }

    [Fact]
    public void Spoiled_bytes_never_crash_and_never_pass_as_json()
    {
        var dialect = DialectValidator.Compile(SixtyFieldForm.Schema, SchemaOptions.Default).Validator!;
        var full = Full(SixtyFieldForm.Schema);
        Prop.ForAll(ArbMap.Default.GeneratorFor<int>().ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var bytes = SixtyFieldForm.Valid.ToArray();
            for (var i = random.Next(1, 4); i > 0; i--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var found = new List<SchemaFinding>();
            dialect.Validate(bytes, found);

            Assert.Equal(full.IsValid(bytes), found.Count == 0);
            Assert.Equal(found.Count == 0, dialect.IsValid(bytes));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));
    }

    private static SchemaValidator Full(byte[] schema) =>
        SchemaValidator.Compile(schema, new SchemaOptions { AssertFormats = true, RefuseNul = true }).Validator!;

    private static IEnumerable<string> Keys(IEnumerable<SchemaFinding> findings) =>
        findings.Select(finding => $"{finding.Keyword} {finding.Pointer}").Order(StringComparer.Ordinal);
}
