import {
  Disposable,
  l10n,
  Location,
  TestMessage,
  TestRunProfileKind,
  TestRunRequest,
  tests,
  Uri,
  type TestController,
  type TestItem,
} from 'vscode';
import {
  CodersRequest,
  ComparedPassagesRequest,
  CompareRequest,
  newestAnswer,
  type CompareResult,
  type NewestAnswer,
} from '#protocol';
import { readingsInWords, signOf, valueInWords } from './agreementInWords.js';
import type { Feature } from '../context.js';
import { toRange } from '../common/convert.js';
import { later } from '../common/later.js';
import { plainText } from '../common/plainText.js';

/** How many disagreements a failing test shows at most. */
const most = 25;

/** Milliseconds after which the tests follow what happened to the studies. */
const soon = 1000;

/**
 * Agreement as tests, where `gloss.yaml` has a threshold: a code on which coders agree less fails, and shows the passages. Where
 * no study has one, nothing is seen of it.
 */
export const agreementTests: Feature = (context) => {
  const { client } = context;
  let controller: TestController | undefined;
  let listing: NewestAnswer<readonly TestItem[]> | undefined;

  const compare = (study: string): Promise<CompareResult | undefined> =>
    client.sendRequest(CompareRequest.type, { study }).catch(() => undefined);

  /** A test for each code, under its study. */
  const list = async (to: TestController): Promise<readonly TestItem[]> => {
    const studies = await context.knownStudies();
    const items = await Promise.all(
      studies.map(async (study) => {
        const known = await client.sendRequest(CodersRequest.type, { uri: study });
        const result = known?.threshold === undefined ? undefined : await compare(study);
        if (!result) return [];
        const settings = Uri.joinPath(Uri.parse(study), 'gloss.yaml');
        const top = to.createTestItem(study, l10n.t('Agreement'), settings);
        top.description = `${signOf(result.coefficient)} ≥ ${result.threshold ?? ''}`;
        top.children.replace(
          result.comparisons.flatMap(({ codes }) =>
            codes.flatMap(({ code }) => (code ? [to.createTestItem(code.id, plainText(code.name), settings)] : [])),
          ),
        );
        return [top];
      }),
    );
    return items.flat();
  };
  /** Whether a study has a threshold. */
  const asked = newestAnswer(
    async () => {
      const studies = await context.knownStudies();
      const known = await Promise.all(studies.map((study) => client.sendRequest(CodersRequest.type, { uri: study })));
      return known.some((one) => one?.threshold !== undefined);
    },
    (isAsked) => {
      if (isAsked) controller ??= create();
      else {
        controller?.dispose();
        controller = listing = undefined;
      }
    },
  );
  const follow = async (): Promise<void> => {
    if (!context.studies().ready) return;
    await asked.ask();
    listing?.outdate();
    if (controller && controller.items.size > 0) await listing?.get();
  };
  const create = (): TestController => {
    const made = tests.createTestController('gloss.agreement', l10n.t('Agreement of coders'));
    const items = newestAnswer(
      () => list(made),
      (found) => {
        if (controller === made) made.items.replace(found);
      },
    );
    listing = items;
    made.resolveHandler = async (item) => {
      if (!item) await items.get();
    };
    made.refreshHandler = async () => {
      await items.ask();
    };
    made.createRunProfile(
      l10n.t('Compare coders'),
      TestRunProfileKind.Run,
      async ({ include, exclude = [] }, token) => {
        const tops = await items.get();
        const run = made.createTestRun(new TestRunRequest(include, exclude));
        for (const top of tops) {
          const study = top.id;
          const wanted = Array.from(top.children, ([, item]) => item).filter(
            (item) => (!include || has(include, item) || has(include, top)) && !has(exclude, item),
          );
          if (wanted.length === 0 || token.isCancellationRequested) continue;
          wanted.forEach((item) => run.started(item));
          const result = await compare(study);
          for (const item of wanted) await judge(run, study, item, result);
        }
        run.end();
      },
      true,
    );
    return made;
  };
  const judge = async (
    run: ReturnType<TestController['createTestRun']>,
    study: string,
    item: TestItem,
    result: CompareResult | undefined,
  ): Promise<void> => {
    const [comparison] = result?.comparisons ?? [];
    const code = comparison?.codes.find((one) => one.code?.id === item.id);
    if (!result || !comparison || !code) {
      run.skipped(item);
      return;
    }
    const value = `${signOf(result.coefficient)} ${valueInWords(code, result.coefficient)}`;
    run.appendOutput(`${item.label}: ${value}\r\n`, undefined, item);
    const found = code.coefficients[result.coefficient];
    if (!found || !('value' in found)) run.skipped(item);
    else if (!code.below) run.passed(item);
    else {
      const { passages } = await client.sendRequest(ComparedPassagesRequest.type, {
        study,
        readers: comparison.readers.map(({ name }) => name),
        code: item.id,
      });
      const messages = passages
        .filter(({ agreed }) => !agreed)
        .slice(0, most)
        .map((passage) => {
          const message = new TestMessage(
            plainText(
              l10n.t('{readings} ({value}, below {threshold})', {
                value,
                threshold: result.threshold ?? '',
                readings: readingsInWords(passage),
              }),
            ),
          );
          message.location = new Location(Uri.parse(passage.uri), toRange(passage.range));
          return message;
        });
      run.failed(item, messages.length > 0 ? messages : [new TestMessage(value)]);
    }
  };
  const following = later(soon, follow);
  following.soon();
  return Disposable.from(
    following,
    context.onDidChangeStudy(following.soon),
    new Disposable(() => controller?.dispose()),
  );
};

/** Whether a test is among some, which may be of a list that has been made again since. */
const has = (items: readonly TestItem[], { id, parent }: TestItem): boolean =>
  items.some((one) => one.id === id && one.parent?.id === parent?.id);
